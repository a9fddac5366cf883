namespace Ops.Architecture.Tests.Layers;

/// <summary>One type of ours names a type or member of another.</summary>
/// <param name="From">The type that names it, its outermost one.</param>
/// <param name="FromNamespace">Its namespace.</param>
/// <param name="To">Full name of the named type, its outermost one.</param>
/// <param name="ToNamespace">Its namespace.</param>
/// <param name="Member">Name of the member called or read; empty for a mere mention.</param>
/// <param name="Place">"path:line".</param>
internal sealed record Reference(
    string From, string FromNamespace, string To, string ToNamespace, string Member, string Place)
{
    /// <summary>Whether the referring type lives in a namespace or below it.</summary>
    public bool IsFrom(string space) => Within(FromNamespace, space);

    /// <summary>Whether the named type lives in a namespace or below it.</summary>
    public bool IsTo(string space) => Within(ToNamespace, space);

    /// <summary>The finding it makes.</summary>
    public override string ToString() =>
        $"{Place}: {From} uses {To}{(Member.Length == 0 ? "" : "." + Member)}";

    private static bool Within(string space, string of) =>
        space == of || space.StartsWith(of + ".");
}
