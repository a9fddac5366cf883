using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Parity;

/// <summary>Whether a change can be thought through at all.</summary>
internal static class ChangeCheck
{
    /// <summary>Every fault of a change.</summary>
    /// <param name="parity">What servers run, with the ledger.</param>
    /// <param name="request">The change.</param>
    /// <returns>The faults; empty when there is none.</returns>
    public static ImmutableArray<ChangeFault> Of(ParityPicture parity, ChangeRequest request)
    {
        var faults = ImmutableArray.CreateBuilder<ChangeFault>();
        Servers(parity, request, faults);
        switch (request.Kind)
        {
            case ChangeKind.Deploy:
                Known(faults, "build", request.Build, [.. parity.Release.Ledger.Builds.Select(static b => b.Name)]);
                break;
            case ChangeKind.SetFlag:
                Known(faults, "flag", request.Flag, Flags(parity));
                if (request.On is null)
                    faults.Add(new ChangeFault("on", "is missing; say whether the flag goes on: true or false."));
                break;
            case ChangeKind.Rollback:
                faults.AddRange(parity.Rows
                    .Where(row => request.Servers.Contains(row.Server.Name) && row.PreviousBuild is null)
                    .Select(static row => new ChangeFault(
                        "servers", $"{row.Server.Name} has no earlier build: none ran before in this session, and " +
                        "the ledger does not say which one its build replaced. Deploy a build by its name.")));
                break;
            default:
                break; // a restart needs no more than its servers
        }
        return faults.ToImmutable();
    }

    private static void Servers(
        ParityPicture parity, ChangeRequest request, ImmutableArray<ChangeFault>.Builder faults)
    {
        string[] known = [.. parity.Rows.Select(static row => row.Server.Name)];
        if (request.Servers.IsDefaultOrEmpty)
            faults.Add(new ChangeFault("servers", $"is empty; name at least one of {string.Join(", ", known)}."));
        foreach (string name in request.Servers.IsDefaultOrEmpty ? [] : request.Servers.Except(known))
        {
            faults.Add(new ChangeFault(
                "servers", $"\"{name}\" is not a server of this fleet; it has {string.Join(", ", known)}."));
        }
        foreach (ParityRow row in parity.Rows.Where(row => row.Manifest is null
            && !request.Servers.IsDefaultOrEmpty && request.Servers.Contains(row.Server.Name)))
        {
            faults.Add(new ChangeFault(
                "servers", $"{row.Server.Name} has not said what it runs: nobody can say what the change would do."));
        }
    }

    private static void Known(
        ImmutableArray<ChangeFault>.Builder faults, string field, string? name, IReadOnlyList<string> known)
    {
        string listed = known.Count == 0 ? "the ledger knows none" : $"known are {string.Join(", ", known)}";
        if (string.IsNullOrWhiteSpace(name))
            faults.Add(new ChangeFault(field, $"is missing; {listed}."));
        else if (!known.Contains(name))
            faults.Add(new ChangeFault(field, $"\"{name}\" is not known; {listed}."));
    }

    private static IReadOnlyList<string> Flags(ParityPicture parity) =>
    [
        .. parity.Rows.SelectMany(static row => row.Flags).Select(static flag => flag.Name)
            .Concat(parity.Release.Ledger.Builds.SelectMany(static build => build.Flags).Select(static f => f.Flag))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
