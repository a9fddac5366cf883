using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Ops.Simulator.Headless;

/// <summary>Options that take a whole number within bounds, and say so to whoever gives something else.</summary>
internal static class NumberOption
{
    /// <summary>An option with a standard value.</summary>
    /// <typeparam name="T">The kind of number.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="standard">Its value unless given.</param>
    /// <param name="least">The smallest that is taken.</param>
    /// <param name="most">The largest.</param>
    /// <returns>The option.</returns>
    public static Option<T> Of<T>(string name, string description, T standard, T least, T most)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            CustomParser = given => Read(given, name, least, most) ?? standard,
        };

    /// <summary>An option without a value unless given.</summary>
    /// <typeparam name="T">The kind of number.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="least">The smallest that is taken.</param>
    /// <param name="most">The largest.</param>
    /// <returns>The option.</returns>
    public static Option<T?> Maybe<T>(string name, string description, T least, T most)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            CustomParser = given => Read(given, name, least, most),
        };

    private static T? Read<T>(ArgumentResult given, string name, T least, T most)
        where T : struct, IBinaryInteger<T>
    {
        string text = given.Tokens is [{ Value: var value }] ? value : "";
        if (T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out T number)
            && number >= least && number <= most)
            return number;
        given.AddError($"{name} {text} must be a whole number from {least} to {most}.");
        return null;
    }
}
