using System.Globalization;
using System.Text;

namespace Ops.Simulator.Scenarios;

/// <summary>A code path: which logic works a parent order, with its parameters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Logic">The logic.</param>
/// <param name="Retired">Whether it was meant never to run again.</param>
/// <param name="CountsFills">Whether fills are counted against the parent. False is Knight's 2005 change: the stop
/// condition is gone.</param>
/// <param name="RiskChecked">Whether its orders pass the server's pre-trade checks. The gate they pass always.</param>
/// <param name="ChildShares">Shares of a child order.</param>
/// <param name="ChildInterval">Mean time from the end of one child to the next of the same parent.</param>
/// <param name="MarketablePerMille">Children of a thousand that cross the spread; the others rest at the touch.</param>
/// <param name="OppositePerMille">Children of a thousand sent to the other side than the parent's.</param>
/// <param name="CancelAfter">A resting child is cancelled and sent again after this long.</param>
/// <param name="LimitBps">How far beyond the far touch the limit of a marketable child lies, in hundredths of a
/// percent.</param>
public sealed record CodePathSpec(
    string Name, RoutingLogicKind Logic, bool Retired, bool CountsFills, bool RiskChecked, int ChildShares,
    TimeSpan ChildInterval, int MarketablePerMille, int OppositePerMille, TimeSpan CancelAfter,
    int LimitBps = 50)
{
    /// <summary>The less usual ways in which it sends.</summary>
    public SendingSpec Sending { get; init; } = SendingSpec.Usual;

    // The digest of a build is made of these words: a path that declares nothing unusual reads as it always has, so
    // that its builds keep their digests.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Name = {Name}, Logic = {Logic}, Retired = {Retired}, CountsFills = {CountsFills}, ");
        builder.Append(
            CultureInfo.InvariantCulture,
            $"RiskChecked = {RiskChecked}, ChildShares = {ChildShares}, ChildInterval = {ChildInterval}, ");
        builder.Append(
            CultureInfo.InvariantCulture,
            $"MarketablePerMille = {MarketablePerMille}, OppositePerMille = {OppositePerMille}, ");
        builder.Append(CultureInfo.InvariantCulture, $"CancelAfter = {CancelAfter}, LimitBps = {LimitBps}");
        if (Sending != SendingSpec.Usual)
            builder.Append(CultureInfo.InvariantCulture, $", Sending = {Sending}");
        return true;
    }
}
