namespace Ops.Dashboard.Auth;

/// <summary>How somebody who has a cookie came in.</summary>
internal static class SignInWay
{
    /// <summary>Claim that says it.</summary>
    public const string Claim = "sign-in-way";

    /// <summary>Claim that says when, in seconds since 1970.</summary>
    public const string AtClaim = "sign-in-at";

    /// <summary>Claim of who came by a link and has nothing else to come back with.</summary>
    public const string OfferClaim = "offer-credential";

    /// <summary>By a link that is good once.</summary>
    public const string Link = "link";

    /// <summary>By the link of a seat in a class session, which has no accounts.</summary>
    public const string Seat = "seat";

    /// <summary>With a password.</summary>
    public const string Password = "password";

    /// <summary>With a passkey.</summary>
    public const string Passkey = "passkey";

    /// <summary>Through the identity provider of the firm.</summary>
    public const string Provider = "provider";
}
