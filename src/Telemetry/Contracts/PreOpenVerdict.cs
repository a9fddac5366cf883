using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>Whether the fleet may open, and what stands against it.</summary>
/// <param name="Word">The answer.</param>
/// <param name="Against">What stands against it, one sentence each.</param>
public sealed record PreOpenVerdict(PreOpenWord Word, ImmutableArray<string> Against)
{
    /// <summary>Judges. Without a plan nobody can say go: agreement with nothing is no agreement.</summary>
    /// <param name="parity">What is measured.</param>
    /// <param name="state">What people have said.</param>
    /// <returns>The verdict.</returns>
    public static PreOpenVerdict Of(ParityPicture parity, PreOpenState state)
    {
        var against = ImmutableArray.CreateBuilder<string>();
        if (parity.Release.Plan is null)
            against.Add("There is no release plan to compare with.");
        foreach (ParityRow row in parity.Rows.Where(static row => row.Manifest is null))
            against.Add($"{row.Server.Name} has not said what it runs.");
        against.AddRange(parity.Findings.Where(static finding => finding.IsOpen
            && finding.Kind != ParityFindingKind.Missing).Select(static finding => finding.Sentence));
        against.AddRange(parity.Residue.Where(pattern => state.SignatureOf(pattern) is null)
            .Select(static pattern => $"Nobody has explained {pattern}."));
        if (parity.LostMessages > 0)
            against.Add($"{parity.LostMessages} messages found no room among the patterns.");
        bool given = state.Go is { } go && go.MarketAt >= parity.Since;
        return new PreOpenVerdict(
            (given, against.Count) switch
            {
                (true, 0) => PreOpenWord.Go,
                (true, _) => PreOpenWord.GoVoid,
                (false, 0) => PreOpenWord.Ready,
                _ => PreOpenWord.NoGo,
            },
            against.ToImmutable());
    }
}
