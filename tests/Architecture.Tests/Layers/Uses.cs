using Ops.Architecture.Tests.Source;

namespace Ops.Architecture.Tests.Layers;

/// <summary>Rules over what the compiled product refers to.</summary>
internal static class Uses
{
    /// <summary>Fails with the place of every reference a rule forbids.</summary>
    public static void Forbid(Func<Reference, bool> forbidden, string rule) =>
        Findings.AssertNone(CompiledCode.References.Where(forbidden).Select(use => use.ToString()), rule);

    /// <summary>Fails when a member is used by anyone else than its owner, or by nobody.</summary>
    /// <param name="of">The type.</param>
    /// <param name="member">How the member's name begins.</param>
    /// <param name="owner">The one type that may use it.</param>
    /// <param name="rule">The rule as a sentence.</param>
    public static void Reserve(string of, string member, string owner, string rule) =>
        Reserve(of, member, [owner], rule);

    /// <summary>Fails when a member is used by anyone else than its owners, or by nobody.</summary>
    /// <param name="of">The type.</param>
    /// <param name="member">How the member's name begins.</param>
    /// <param name="owners">The types that may use it.</param>
    /// <param name="rule">The rule as a sentence.</param>
    public static void Reserve(string of, string member, string[] owners, string rule) =>
        Findings.AssertNone(
            Findings.NotEmpty(All(of, member), $"{of}.{member}")
                .Where(use => !owners.Contains(use.From))
                .Select(use => use.ToString()),
            rule);

    private static IEnumerable<Reference> All(string of, string member) =>
        CompiledCode.References.Where(use => use.To == of && use.Member.StartsWith(member));
}
