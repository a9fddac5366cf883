namespace Ops.Telemetry.Contracts;

/// <summary>One entry as the trail keeps it.</summary>
/// <param name="Number">Its number, rising through the whole trail; numbers of other realms lie between.</param>
/// <param name="Entry">What was written.</param>
public sealed record AuditRow(long Number, AuditEntry Entry)
{
    /// <summary>The realm it was written in; empty where the trail is not on disk.</summary>
    public string Realm { get; init; } = "";

    /// <summary>Link of the record before it in the whole trail, in hexadecimal; empty where there is no
    /// chain.</summary>
    public string Before { get; init; } = "";

    /// <summary>Its own link in hexadecimal: it follows from the one before and every field.</summary>
    public string Link { get; init; } = "";
}
