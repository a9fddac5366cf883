namespace Ops.Dashboard.Auth;

/// <summary>What came of a sign-in link.</summary>
internal enum SignInOutcome
{
    /// <summary>It was good.</summary>
    SignedIn,

    /// <summary>It was used before.</summary>
    Used,

    /// <summary>There is no such link: mistyped, or from an earlier start.</summary>
    Unknown,
}
