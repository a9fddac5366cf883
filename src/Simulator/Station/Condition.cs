using System.Globalization;

namespace Ops.Simulator.Station;

/// <summary>
/// What an item of the timeline waits for, other than a time. Looked at when a bucket of market time closes, by what
/// really happens in the world.
/// </summary>
public abstract record Condition
{
    private const string Halted = "halted";
    private const string Loss = "loss";
    private const string AfterKill = "after-kill";
    private const long MostDollars = 1_000_000_000_000;
    private const int MostSeconds = 86_400;

    private Condition()
    {
    }

    /// <summary>What it means, to follow "when".</summary>
    public abstract string Words { get; }

    /// <summary>Reads halted:SERVER, loss:AMOUNT or after-kill:SECONDS.</summary>
    /// <param name="text">The text.</param>
    /// <param name="knows">Whether the fleet has a server of a name.</param>
    /// <param name="fault">What is wrong and what would be right; null when nothing is.</param>
    /// <returns>The condition; null when the text is none.</returns>
    public static Condition? Parse(string text, Func<string, bool> knows, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(knows);
        fault = null;
        string[] parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        string about = parts.Length == 2 ? parts[1] : "";
        switch (parts[0])
        {
            case Halted when knows(about):
                return new WhenHalted(about);
            case Halted:
                fault = $"there is no server \"{about}\"; write halted: with the name of a server of the fleet";
                return null;
            case Loss when Number(about) is > 0 and <= MostDollars and var dollars:
                return new WhenLossExceeds(dollars);
            case AfterKill when Number(about) is >= 0 and <= MostSeconds and var seconds:
                return new AfterFirstKill((int)seconds);
            case Loss:
                fault = $"\"{about}\" is no amount; write loss: with a whole number from 1 to {MostDollars}";
                return null;
            case AfterKill:
                fault = $"\"{about}\" is no time; write after-kill: with whole seconds from 0 to {MostSeconds}";
                return null;
            default:
                fault = $"\"{text}\" is no condition; write halted:SERVER, loss:AMOUNT or after-kill:SECONDS";
                return null;
        }
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A gate is latched.</summary>
    /// <param name="Server">Name of its server.</param>
    public sealed record WhenHalted(string Server) : Condition
    {
        /// <inheritdoc/>
        public override string Words => $"{Server} is halted";

        /// <inheritdoc/>
        public override string ToString() => $"{Halted}:{Server}";
    }

    /// <summary>The incident, or the fleet on a day without one, has lost more than an amount at the marks.</summary>
    /// <param name="Dollars">The amount in whole units of the scenario's currency.</param>
    public sealed record WhenLossExceeds(long Dollars) : Condition
    {
        /// <inheritdoc/>
        public override string Words =>
            string.Create(CultureInfo.InvariantCulture, $"the loss exceeds {Dollars:N0}");

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Loss}:{Dollars}");
    }

    /// <summary>A time has passed since a gate was first latched.</summary>
    /// <param name="Seconds">The time.</param>
    public sealed record AfterFirstKill(int Seconds) : Condition
    {
        /// <inheritdoc/>
        public override string Words =>
            string.Create(CultureInfo.InvariantCulture, $"{Seconds} s have passed since the first kill");

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AfterKill}:{Seconds}");
    }
}
