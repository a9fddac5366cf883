using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Reading;

/// <content>Single values and lists of texts.</content>
internal sealed partial class MapReader
{
    /// <summary>Longest text of a key, in characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>A text that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text; empty when it is missing or wrong.</returns>
    public string Text(string key) => Single(key, isRequired: true) is { } scalar ? Checked(key, scalar) : "";

    /// <summary>A text that may be missing.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, or null.</returns>
    public string? OptionalText(string key) =>
        Single(key, isRequired: false) is { } scalar ? Checked(key, scalar) : null;

    /// <summary>A list of texts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">Whether it must be there with at least one item.</param>
    /// <returns>The texts.</returns>
    public ImmutableArray<string> Texts(string key, bool isRequired = false) =>
        [.. PlacedTexts(key, isRequired).Select(item => item.Text)];

    /// <summary>A list of names that must be defined somewhere in the document.</summary>
    /// <param name="key">The key.</param>
    /// <param name="kind">What they name.</param>
    /// <param name="isRequired">Whether it must be there with at least one item.</param>
    /// <returns>The names.</returns>
    public ImmutableArray<string> References(string key, string kind, bool isRequired = false)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string text, Place at) in PlacedTexts(key, isRequired))
        {
            Context.Names.Use(kind, text, at);
            if (!seen.Add(text))
                Errors.Add(at, $"{key} names {text} twice", "name each once");
        }
        return [.. seen];
    }

    /// <summary>A name that must be defined somewhere in the document.</summary>
    /// <param name="key">The key.</param>
    /// <param name="kind">What it names.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <returns>The name; null when it is missing.</returns>
    public string? Reference(string key, string kind, bool isRequired = true)
    {
        if (Single(key, isRequired) is not { } scalar || Checked(key, scalar) is not { Length: > 0 } name)
            return null;
        Context.Names.Use(kind, name, scalar.Place);
        return name;
    }

    /// <summary>A name that this key defines: letters, digits, dots, hyphens and underscores.</summary>
    /// <param name="key">The key.</param>
    /// <param name="kind">What it names.</param>
    /// <returns>The name; empty when it is missing or wrong.</returns>
    public string Definition(string key, string kind)
    {
        string name = Text(key);
        if (name.Length == 0)
            return name;
        if (!Name().IsMatch(name))
            Report(key, $"{name} can't name a {kind}", "use up to 64 letters, digits, dots, hyphens and underscores");
        Context.Names.Define(kind, name, PlaceOf(key));
        return name;
    }

    /// <summary>A whole number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="least">Least allowed.</param>
    /// <param name="most">Most allowed.</param>
    /// <param name="missing">Value when the key is missing; null when it must be there.</param>
    /// <returns>The number; the least when it is missing or wrong.</returns>
    public long Whole(string key, long least, long most, long? missing = null)
    {
        if (Single(key, missing is null) is not { } scalar)
            return missing ?? least;
        bool isWhole = long.TryParse(
            scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value);
        return InRange(key, scalar, isWhole, value, least, most, "a whole number");
    }

    /// <summary>A whole number that fits an <see cref="int"/>.</summary>
    /// <inheritdoc cref="Whole"/>
    public int Integer(string key, int least, int most, int? missing = null) => (int)Whole(key, least, most, missing);

    /// <summary>A decimal number.</summary>
    /// <inheritdoc cref="Whole"/>
    public decimal Number(string key, decimal least, decimal most, decimal? missing = null)
    {
        if (Single(key, missing is null) is not { } scalar)
            return missing ?? least;
        return Number(key, scalar, least, most);
    }

    /// <summary>A decimal number, read from a value found elsewhere.</summary>
    /// <param name="key">What it is, for messages.</param>
    /// <param name="scalar">The value.</param>
    /// <param name="least">Least allowed.</param>
    /// <param name="most">Most allowed.</param>
    /// <returns>The number; the least when it is wrong.</returns>
    public decimal Number(string key, Node.Scalar scalar, decimal least, decimal most)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        bool isNumber = decimal.TryParse(scalar.Text, Style, CultureInfo.InvariantCulture, out decimal value);
        return InRange(key, scalar, isNumber, value, least, most, "a number");
    }

    /// <summary>A price in dollars with at most four decimals, above zero.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The price; the smallest one when it is missing or wrong.</returns>
    public Price Price(string key) => Priced(key, Number(key, 0.0001m, 1_000_000m));

    /// <summary>A price that may be missing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="least">Least allowed; below zero where the key tells of prices that are none.</param>
    /// <returns>The price, or null.</returns>
    public Price? OptionalPrice(string key, decimal least = 0.0001m)
    {
        decimal dollars = Number(key, least, 1_000_000m, decimal.MinValue);
        return dollars == decimal.MinValue ? null : Priced(key, dollars);
    }

    private Price Priced(string key, decimal dollars)
    {
        if (dollars * Telemetry.Model.Price.Scale % 1 == 0)
            return Telemetry.Model.Price.FromDollars(dollars);
        Report(key, $"{key} is {dollars}", "a price has at most four decimals");
        return new Price(1);
    }

    /// <summary>Yes or no.</summary>
    /// <param name="key">The key.</param>
    /// <param name="missing">Value when the key is missing; null when it must be there.</param>
    /// <returns>The value; false when it is missing or wrong.</returns>
    public bool Flag(string key, bool? missing = null)
    {
        if (Single(key, missing is null) is not { } scalar)
            return missing ?? false;
        if (scalar is { IsQuoted: false, Text: "true" or "false" })
            return scalar.Text == "true";
        Errors.Add(scalar.Place, $"{key} is {scalar.Text}", "write true or false");
        return false;
    }

    private T InRange<T>(string key, Node.Scalar scalar, bool isNumber, T value, T least, T most, string what)
        where T : struct, IComparable<T>
    {
        if (!isNumber || scalar.IsQuoted)
            Errors.Add(scalar.Place, $"{key} is {scalar.Kind}{(scalar.IsQuoted ? " in quotes" : "")}",
                $"write {what} from {least} to {most}");
        else if (value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0)
            return value;
        else
            Errors.Add(scalar.Place, $"{key} is {value}", $"it goes from {least} to {most}");
        return least;
    }

    private string Checked(string key, Node.Scalar scalar)
    {
        string text = scalar.Text.Trim();
        if (text.Length == 0)
            Errors.Add(scalar.Place, $"{key} is empty", "write a text");
        if (text.Length > LongestText)
            Errors.Add(scalar.Place, $"{key} has {text.Length} characters", $"at most {LongestText} are allowed");
        return text;
    }

    private IEnumerable<(string Text, Place At)> PlacedTexts(string key, bool isRequired)
    {
        foreach (Node item in Items(key, isRequired, most: 2_000))
        {
            if (item is Node.Scalar { IsNothing: false } scalar)
                yield return (Checked(key, scalar), scalar.Place);
            else
                Errors.Add(item.Place, $"an item of {key} is {item.Kind}", "write a text");
        }
    }

    private Node.Scalar? Single(string key, bool isRequired)
    {
        Node? node = Take(key, isRequired);
        if (node is not null and not Node.Scalar)
            Errors.Add(node.Place, $"{key} is {node.Kind}", "write a single value");
        return node as Node.Scalar;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    private static partial Regex Name();
}
