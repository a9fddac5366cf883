using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>Works out what every server would execute, order by order.</summary>
internal static class EffectMaker
{
    /// <summary>The effects on the whole fleet: the servers that are not touched are shown as well.</summary>
    /// <param name="parity">What servers run now.</param>
    /// <param name="after">What they would run.</param>
    /// <returns>One effect for each server and flag, and one for orders that no flag sends elsewhere.</returns>
    public static ImmutableArray<ChangeEffect> Make(ParityPicture parity, IReadOnlyList<ServerManifest?> after)
    {
        var effects = ImmutableArray.CreateBuilder<ChangeEffect>();
        foreach (ParityRow row in parity.Rows)
        {
            ServerManifest? then = after[row.Server.Id.Index];
            if (row.Manifest is not { } now || then is null)
                continue;
            effects.Add(new ChangeEffect(
                row.Server.Name, null, Usual(parity.Release.Ledger, now), Usual(parity.Release.Ledger, then)));
            foreach (string flag in now.Flags.Concat(then.Flags).Select(static state => state.Name).Distinct()
                .Order(StringComparer.Ordinal))
            {
                effects.Add(new ChangeEffect(
                    row.Server.Name, flag, Executes(parity.Release.Ledger, now, flag),
                    Executes(parity.Release.Ledger, then, flag)));
            }
        }
        return effects.ToImmutable();
    }

    private static CodePathFacts? Usual(FlagLedger ledger, ServerManifest manifest) =>
        ledger.Build(manifest.Build) is { } build ? ledger.Path(build.DefaultPath) : null;

    /// <summary>What an order that carries the flag executes: the usual path when the flag is off or unknown.</summary>
    private static CodePathFacts? Executes(FlagLedger ledger, ServerManifest manifest, string flag)
    {
        bool isOn = manifest.Flags.Any(state => state.Name == flag && state.Value);
        return isOn && ledger.Build(manifest.Build)?.PathOf(flag) is { } path
            ? ledger.Path(path)
            : Usual(ledger, manifest);
    }
}
