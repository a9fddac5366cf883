namespace Ops.Simulator.Recording;

/// <summary>What events are exported as.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values by RFC 4180, one event a line.</summary>
    Csv = 0,

    /// <summary>Apache Parquet, Snappy, one row group for up to 100,000 events.</summary>
    Parquet = 1,
}
