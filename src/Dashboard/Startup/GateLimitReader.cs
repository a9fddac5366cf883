using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Startup;

/// <summary>
/// Reads Ops:GateLimits: each hard limit by its code with a value for each server and, below it, for groups, servers
/// and instruments. A value is a whole number, or the word none where there is to be no limit.
/// </summary>
internal static class GateLimitReader
{
    /// <summary>The word for no limit, on purpose.</summary>
    public const string NoLimit = "none";

    /// <summary>Reads it.</summary>
    /// <param name="gates">The section.</param>
    /// <returns>The limits; to be used only when nothing is wrong.</returns>
    public static GateLimitBook Read(SettingsReader gates)
    {
        GateLimitBook book = GateLimitBook.Standard;
        foreach (string code in gates.FreeKeys())
        {
            if (GateLimitCatalog.Find(code) is { } limit)
                book = Read(gates.Section(code), limit, book);
            else
                gates.Accept(code, GateLimitCatalog.Unknown(code));
        }
        return book;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="limit">The limit it is of.</param>
    /// <returns>The value; null when it is none of both.</returns>
    public static GateLimit? Parse(string text, GateLimitDescriptor limit)
    {
        if (string.Equals(text, NoLimit, StringComparison.OrdinalIgnoreCase))
            return GateLimit.None;
        long scale = limit.IsMoney ? Money.Scale : 1;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            && value is > 0 && value <= RuleChecks.LargestLimit / scale ? GateLimit.Of(value * scale) : null;
    }

    /// <summary>What a value must be.</summary>
    /// <param name="text">What is written instead.</param>
    /// <returns>The sentence.</returns>
    public static string Wanted(string text) =>
        $"\"{text}\" must be a whole number above 0, or {NoLimit} where there is to be no limit: an unset limit lets " +
        "nothing pass.";

    private static GateLimitBook Read(SettingsReader reader, GateLimitDescriptor limit, GateLimitBook book)
    {
        book = Set(reader, "Each", limit, RuleScope.EachServer, book);
        book = Named(reader.Section("Groups"), limit, RuleScopeKind.Group, book);
        book = Named(reader.Section("Servers"), limit, RuleScopeKind.Server, book);
        return Named(reader.Section("Symbols"), limit, RuleScopeKind.Symbol, book);
    }

    private static GateLimitBook Named(
        SettingsReader reader, GateLimitDescriptor limit, RuleScopeKind kind, GateLimitBook book)
    {
        foreach (string name in reader.FreeKeys())
            book = Set(reader, name, limit, new RuleScope(kind, name), book);
        return book;
    }

    private static GateLimitBook Set(
        SettingsReader reader, string key, GateLimitDescriptor limit, RuleScope scope, GateLimitBook book)
    {
        if (!reader.Has(key))
            return book;
        if (GateLimitBook.FaultOf(limit, scope) is { } unfit)
        {
            reader.Fault(key, unfit);
            return book;
        }
        string text = reader.Text(key, "");
        if (Parse(text, limit) is { } value)
            return book.With(scope, limit.Code, value);
        reader.Fault(key, Wanted(text));
        return book;
    }
}
