namespace Ops.Simulator.Market;

/// <summary>How much of its usual volume the whole market trades now, our clients included.</summary>
internal sealed class MarketActivity
{
    /// <summary>Usual activity.</summary>
    public const int Usual = 1_000;

    /// <summary>Per mille of the usual.</summary>
    public int PerMille { get; set; } = Usual;
}
