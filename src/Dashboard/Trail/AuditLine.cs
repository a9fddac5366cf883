using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Trail;

/// <summary>
/// One line of an export. Numbers of 64 bits that a link is made of are texts: not every reader of JSON has so many.
/// </summary>
/// <param name="Number">Number of the record.</param>
/// <param name="Realm">Its realm.</param>
/// <param name="At">Real time, UTC.</param>
/// <param name="AtTicks">The same in 100 ns since 0001-01-01.</param>
/// <param name="MarketAt">Market time; null when none was known.</param>
/// <param name="MarketNanoseconds">The same since midnight.</param>
/// <param name="ActorKind">Kind of the actor.</param>
/// <param name="Actor">Who.</param>
/// <param name="What">Code of what happened.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Detail">The particulars, whole.</param>
/// <param name="Before">Link of the record before it in the whole trail.</param>
/// <param name="Link">Its own link.</param>
internal sealed record AuditLine(
    long Number, string Realm, string At, string AtTicks, string? MarketAt, string? MarketNanoseconds,
    ActorKind ActorKind, string Actor, string What, string Subject, string Detail, string Before, string Link)
{
    /// <summary>How lines are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a page
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>From a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The line.</returns>
    public static AuditLine From(AuditRow row) => new(
        row.Number, row.Realm, row.Entry.At.ToString(), row.Entry.At.UtcTicks.ToString(),
        row.Entry.MarketAt?.ToString(), row.Entry.MarketAt?.Nanoseconds.ToString(), row.Entry.By.Kind,
        row.Entry.By.Name, row.Entry.What, row.Entry.Subject, row.Entry.Detail, row.Before, row.Link);

    /// <summary>Back to a row, to check its link.</summary>
    /// <returns>The row.</returns>
    /// <exception cref="FormatException">A number of it is none.</exception>
    public AuditRow ToRow()
    {
        MarketTime? market = MarketNanoseconds is null ? null : new MarketTime(long.Parse(MarketNanoseconds));
        var entry = new AuditEntry(
            new WallTime(long.Parse(AtTicks)), market, new Actor(ActorKind, Actor), What, Subject, Detail);
        return new AuditRow(Number, entry) { Realm = Realm, Before = Before, Link = Link };
    }
}
