using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Alarms;

/// <summary>
/// Puts alarms that share a cause under one. All of a server belong together, and its root is the one nearest to a
/// cause; servers whose roots are of the same rule and came at the same time share one cause, and are one group. A sum
/// over the fleet of which one group makes half or more stands beneath that group: it is its consequence. Pure.
/// </summary>
internal static class AlarmGrouping
{
    /// <summary>Servers with the same root from which it is one cause and not several.</summary>
    private const int FewestServersOfOneCause = 3;

    private const long TogetherNanoseconds = 10 * MarketTime.NanosecondsPerSecond;

    /// <summary>Makes the groups.</summary>
    /// <param name="cells">Alarms that want somebody.</param>
    /// <returns>The groups, the most pressing first.</returns>
    public static ImmutableArray<AlarmGroup> Make(IEnumerable<AlarmCell> cells)
    {
        List<Bunch> bunches =
        [
            .. cells.GroupBy(static cell => cell.Bunch)
                .Select(static group => Bunch.Of(group.Key, [.. group])),
        ];
        return
        [
            .. WithSums([.. Merge(bunches)]).Select(static bunch => bunch.ToGroup())
                .OrderByDescending(static group => group.Priority)
                .ThenBy(static group => AlarmFamilies.Of(group.Root.Finding))
                .ThenBy(static group => group.FirstOut.LastRaisedAt)
                .ThenBy(static group => group.Key, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Bunch> Merge(List<Bunch> bunches)
    {
        foreach (IGrouping<string, Bunch> sameRoot in bunches.GroupBy(static bunch => bunch.Root.Key.Rule))
        {
            Bunch[] inTime = [.. sameRoot.OrderBy(static bunch => bunch.First.LastRaisedAt)];
            for (int from = 0; from < inTime.Length;)
            {
                int to = from + 1;
                while (to < inTime.Length && inTime[to].First.LastRaisedAt.Nanoseconds
                    - inTime[to - 1].First.LastRaisedAt.Nanoseconds < TogetherNanoseconds)
                    to++;
                Bunch[] together = inTime[from..to];
                from = to;
                if (together.Length >= FewestServersOfOneCause)
                {
                    yield return Bunch.Of(
                        $"rule {sameRoot.Key}", [.. together.SelectMany(static bunch => bunch.Cells)]);
                    continue;
                }
                foreach (Bunch alone in together)
                    yield return alone;
            }
        }
    }

    private static IEnumerable<Bunch> WithSums(List<Bunch> bunches)
    {
        var beneath = new Dictionary<Bunch, List<AlarmCell>>();
        foreach (Bunch sum in bunches.FindAll(static bunch => bunch.IsFleets))
        {
            Bunch? maker = bunches.FindAll(static bunch => !bunch.IsFleets)
                .MaxBy(bunch => bunch.PartOf(sum.Root.Key.Rule));
            decimal part = maker?.PartOf(sum.Root.Key.Rule) ?? 0;
            if (maker is null || part == 0 || part < Magnitude(sum.Root) / 2)
                continue;
            bunches.Remove(sum);
            if (!beneath.TryAdd(maker, [.. sum.Cells]))
                beneath[maker].AddRange(sum.Cells);
        }
        return bunches.Select(bunch => beneath.TryGetValue(bunch, out List<AlarmCell>? sums)
            ? bunch with { Cells = [.. bunch.Cells, .. sums], First = FirstOf([bunch.First, .. sums]) } : bunch);
    }

    private static AlarmCell FirstOf(List<AlarmCell> cells) =>
        cells.MinBy(static cell => (cell.LastRaisedAt, cell.Family))!;

    private static decimal Magnitude(AlarmCell cell) => Math.Abs(cell.Finding.Value);

    private sealed record Bunch(string Key, List<AlarmCell> Cells, AlarmCell Root, AlarmCell First)
    {
        public static Bunch Of(string key, List<AlarmCell> cells) => new(
            key, cells,
            cells.MinBy(static cell => (cell.Family, -(int)cell.Priority, cell.LastRaisedAt))!,
            FirstOf(cells));

        public bool IsFleets => Root.Key.Server < 0;

        /// <summary>What its servers have of what a rule measures; 0 where the rule says nothing of them.</summary>
        public decimal PartOf(string rule)
        {
            decimal sum = 0;
            foreach (AlarmCell cell in Cells)
            {
                if (cell.Key is { Server: >= 0, Symbol: < 0 } key && key.Rule == rule)
                    sum += Magnitude(cell);
            }
            return sum;
        }

        private bool IsKin(AlarmCell cell) => cell.Family == Root.Family;

        public AlarmGroup ToGroup()
        {
            IEnumerable<AlarmCell> members = Cells
                .OrderByDescending(cell => ReferenceEquals(cell, Root))
                .ThenByDescending(static cell => cell.Priority)
                .ThenBy(static cell => cell.LastRaisedAt)
                .Take(Limits.AlarmsListed);
            return new AlarmGroup(
                Key, Root.ToAlarm(ReferenceEquals(Root, First)), First.ToAlarm(isFirstOut: true),
                [.. members.Select(cell => cell.ToAlarm(ReferenceEquals(cell, First)))], Cells.Count,
                Cells.Select(static cell => cell.Key.Server).Where(static server => server >= 0).Distinct().Count(),
                Cells.Select(static cell => cell.Key.Symbol).Where(static symbol => symbol >= 0).Distinct().Count())
            {
                Priority = Cells.Max(static cell => cell.Priority),
                IsUnacknowledged = Cells.Exists(static cell =>
                    cell.State is AlarmState.Unacknowledged or AlarmState.Returned),
                IsActive = Cells.Exists(static cell => cell.IsActive),
                Telling = Cells.Where(cell => cell.IsActive && !ReferenceEquals(cell, Root))
                    .MaxBy(cell => (cell.Priority, !IsKin(cell), -(int)cell.Family, -cell.Id))
                    ?.ToAlarm(isFirstOut: false),
            };
        }
    }
}
