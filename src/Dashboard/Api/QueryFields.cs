using System.Globalization;

namespace Ops.Dashboard.Api;

/// <summary>Reads whole numbers of an address, collecting every fault.</summary>
internal static class QueryFields
{
    /// <summary>Reads one.</summary>
    /// <param name="text">What was given; null for nothing.</param>
    /// <param name="field">Its name.</param>
    /// <param name="least">The smallest that is taken.</param>
    /// <param name="most">The largest.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The number; null when none was given, or it is wrong.</returns>
    public static long? Whole(string? text, string field, long least, long most, List<InputFault> faults)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number >= least && number <= most)
            return number;
        faults.Add(new InputFault(field, $"is {text}; it must be a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>Refuses what was wrong.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="faults">What was wrong.</param>
    /// <returns>The problem.</returns>
    public static IResult Refuse(string code, List<InputFault> faults) => Problems.Result(
        StatusCodes.Status400BadRequest, code,
        string.Join(" ", faults.Select(static fault => $"{fault.Field} {fault.Message}")), faults);
}
