using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One server beside its plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">Its group.</param>
/// <param name="State">State of its flow in a word.</param>
/// <param name="StateTone">How loud that is.</param>
/// <param name="Hold">The parity hold that covers it; null for none.</param>
/// <param name="Build">The build.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="Config">Digest of the configuration.</param>
/// <param name="Flags">One cell for each flag of the fleet, in the order of the columns.</param>
/// <param name="Marks">What is wrong with the server as a whole.</param>
public sealed record ParityRowView(
    string Name, string Group, string State, Tone StateTone, string? Hold, ParityCell Build, ParityCell Hash,
    ParityCell Config, ViewList<ParityCell> Flags, ViewList<ParityMark> Marks)
{
    private static readonly ParityFindingKind[] s_ofBuild =
    [
        ParityFindingKind.Missing, ParityFindingKind.OffPlan, ParityFindingKind.OlderBuild,
        ParityFindingKind.UnknownBuild,
    ];

    private static readonly ParityFindingKind[] s_ofFlag =
    [
        ParityFindingKind.FlagDiffers, ParityFindingKind.TwoMeanings, ParityFindingKind.RetiredReachable,
        ParityFindingKind.UnknownFlag, ParityFindingKind.LedgerContradicted,
    ];

    /// <summary>Whether anything about it is not as it should be.</summary>
    public Tone Tone => new[] { Build.Tone, Hash.Tone, Config.Tone }
        .Concat(Flags.Select(static cell => cell.Tone)).Concat(Marks.Select(static mark => mark.Tone)).Max();

    /// <summary>From the pictures.</summary>
    /// <param name="row">The server.</param>
    /// <param name="parity">What does not agree.</param>
    /// <param name="control">What was ordered; null when that is not known.</param>
    /// <param name="flags">The columns.</param>
    /// <returns>The row.</returns>
    public static ParityRowView From(
        ParityRow row, ParityPicture parity, ServerControl? control, IReadOnlyList<string> flags)
    {
        ParityFinding[] about = [.. parity.Of(row.Server.Id)];
        FlowView flow = FlowView.From(control, isBlind: false);
        ServerManifest? runs = row.Manifest;
        PlannedRelease? asked = row.Planned;
        return new ParityRowView(
            row.Server.Name, row.Server.Group, flow.Word, flow.Tone,
            control?.Holds.FirstOrDefault(static hold => hold.Kind == HoldKind.Parity)?.Id.ToString(),
            Cell(runs?.Build, asked?.Build, about.Where(f => s_ofBuild.Contains(f.Kind))),
            Cell(runs?.BuildHash, asked?.BuildHash, about.Where(static f => f.Kind == ParityFindingKind.HashDiffers)),
            Cell(runs?.ConfigDigest, asked?.ConfigDigest,
                about.Where(static f => f.Kind == ParityFindingKind.ConfigDiffers)),
            new(flags.Select(flag => FlagCell(
                row.Flags.FirstOrDefault(state => state.Name == flag),
                about.Where(f => f.Subject == flag && s_ofFlag.Contains(f.Kind))))),
            new(about.Where(f => IsOfServer(f, flags)).Select(ParityMark.From)));
    }

    private static bool IsOfServer(ParityFinding finding, IReadOnlyList<string> flags) =>
        finding.Kind is ParityFindingKind.ChangedWhileFlowing or ParityFindingKind.RetiredSpeaks
        || (s_ofFlag.Contains(finding.Kind) && !flags.Contains(finding.Subject));

    private static ParityCell Cell(string? runs, string? asked, IEnumerable<ParityFinding> findings) => new(
        runs ?? "not said", asked, asked is not null && asked == runs, new(findings.Select(ParityMark.From)));

    private static ParityCell FlagCell(ParityFlag? flag, IEnumerable<ParityFinding> findings)
    {
        var marks = new ViewList<ParityMark>(findings.Select(ParityMark.From));
        if (flag is null)
            return new ParityCell("not there", null, Agrees: false, marks);
        string text = Words(flag.Value, flag.Selects);
        string? plan = flag.Planned is null ? null : Words(flag.Planned, flag.PlannedSelects);
        return new ParityCell(text, plan, plan == text, marks);
    }

    private static string Words(bool? value, CodePathFacts? selects) => value switch
    {
        null => "not said",
        false => selects is null ? "off" : $"off (on: {selects})",
        true => selects is null ? "on, no known meaning" : $"on → {selects}",
    };
}
