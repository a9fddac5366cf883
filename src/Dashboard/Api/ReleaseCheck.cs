using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Checks release requests and words the refusals. Pure.</summary>
internal static class ReleaseCheck
{
    /// <summary>Checks a request.</summary>
    /// <param name="input">What came in.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The hold; null when it can't be read.</returns>
    public static HoldId? Run(ReleaseInput input, List<InputFault> faults)
    {
        CheckText(input.Cause, "cause", "what went wrong", faults);
        CheckText(input.Evidence, "evidence", "what shows that it is gone", faults);
        if (TryHold(input.Hold, out HoldId hold))
            return hold;
        faults.Add(new InputFault(
            "hold", input.Hold is null ? "is missing; it must be a hold such as H-7."
            : $"\"{input.Hold}\" must be a hold such as H-7."));
        return null;
    }

    /// <summary>Reads a hold's number.</summary>
    /// <param name="text">Such as H-7.</param>
    /// <param name="hold">The hold.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryHold(string? text, out HoldId hold)
    {
        hold = default;
        if (text is null || !text.StartsWith("H-", StringComparison.OrdinalIgnoreCase)
            || !long.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            || number <= 0)
            return false;
        hold = new HoldId(number);
        return true;
    }

    /// <summary>A refusal as a problem.</summary>
    /// <param name="result">What was answered.</param>
    /// <returns>The problem.</returns>
    public static IResult Refuse(ReleaseResult result)
    {
        (int status, string code, string detail) = Refusal(result);
        return Problems.Result(status, code, detail);
    }

    /// <summary>Words a refusal.</summary>
    /// <param name="result">What was answered.</param>
    /// <returns>HTTP status, stable code and a sentence.</returns>
    public static (int Status, string Code, string Detail) Refusal(ReleaseResult result) => result.Outcome switch
    {
        ReleaseOutcome.ChecklistOpen =>
        (409, "checklist-open", $"The facts speak against it, or nobody can tell. {result.Why}"),
        ReleaseOutcome.UnknownHold => (404, "unknown-hold", "There is no such hold, or it was released before."),
        ReleaseOutcome.UnknownRequest =>
        (404, "unknown-request", "There is no such release request, or it expired; ask again."),
        ReleaseOutcome.SamePerson =>
        (403, "same-person", "Who asked for a release can't approve it, nor an account still in that person's " +
        "hand. A second person must."),
        ReleaseOutcome.NotAPerson =>
        (403, "not-a-person", "Only people release. This key belongs to a program; give it a person in " +
        "Ops:Auth:ApiKeys."),
        ReleaseOutcome.JournalFailed =>
        (503, "journal-failed", "The release could not be written to the journal, so it did not happen. The hold " +
        "stands."),
        ReleaseOutcome.RampUnderWay =>
        (409, "ramp-under-way",
            "This hold is a restart in stages. It ends by itself, or by a kill; nothing shortens it."),
        ReleaseOutcome.AlreadyApproved => (409, "already-approved", Before(result)),
        ReleaseOutcome.AlreadyRequested =>
        (409, "already-requested", "A release of this hold is waiting for approval already."),
        _ => throw new InvalidOperationException($"{result.Outcome} is not a refusal."),
    };

    private static string Before(ReleaseResult result)
    {
        if (result.Before is not { } before)
            return "This release was approved already. Nothing was opened again.";
        string end = before.IsDone ? "The hold is gone; nothing was opened again."
            : "It is being written to the journal; nothing opens before that, and nothing twice.";
        return $"{before.By.Name} approved this release already, at {before.At}. {end}";
    }

    private static void CheckText(string? text, string field, string what, List<InputFault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            faults.Add(new InputFault(field, $"is missing; say {what} in 1 to {Limits.ReasonLength} characters."));
        else if (text.Trim().Length > Limits.ReasonLength)
            faults.Add(new InputFault(
                field, $"has {text.Trim().Length} characters; it may have {Limits.ReasonLength}."));
    }
}
