using System.Collections.Immutable;
using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Desks;

/// <summary>
/// Keeps what people have said before the open: who explained which messages, and who said go. Judging is left to
/// <see cref="PreOpenVerdict"/>, so that page, door and desk can't disagree.
/// </summary>
public sealed class PreOpenDesk : IPreOpenDesk, IPreOpenReader
{
    private readonly Lock _lock = new();
    private readonly Func<FleetSnapshot?> _picture;
    private readonly IControlJournal _journal;
    private readonly TimeProvider _time;
    private volatile PreOpenState _state = PreOpenState.None;

    /// <summary>A desk at which nobody has said anything.</summary>
    /// <param name="picture">The latest picture; null before the first. It must not wait.</param>
    /// <param name="journal">Where every word is written.</param>
    /// <param name="time">The clock of commands.</param>
    public PreOpenDesk(Func<FleetSnapshot?> picture, IControlJournal journal, TimeProvider time) =>
        (_picture, _journal, _time) = (picture, journal, time);

    /// <inheritdoc/>
    public PreOpenState Current => _state;

    /// <inheritdoc/>
    public PreOpenResult Sign(string pattern, Actor by, string reason) => Say(by, reason, (picture, reason) =>
    {
        string named = OneLine.Of(pattern); // a message of a server may be in several lines, what people send is not
        if (picture.Parity.Residue.FirstOrDefault(item => OneLine.Of(item.Key) == named) is not { } messages)
            return PreOpenOutcome.UnknownPattern;
        MessageSignature signature = new(messages.Key, by, reason, WallTime.Now(_time), picture.At, messages.Count);
        _state = Next_NeedsLock(
            [.. _state.Signatures.Where(earlier => earlier.Pattern != messages.Key), signature], _state.Go);
        Write(picture, by, "messages-explained", messages.ServerName, $"{messages}: {reason}");
        return PreOpenOutcome.Recorded;
    });

    /// <inheritdoc/>
    public PreOpenResult Go(Actor by, string note) => Say(by, note, (picture, note) =>
    {
        PreOpenVerdict verdict = PreOpenVerdict.Of(picture.Parity, _state);
        if (!verdict.Against.IsEmpty)
            return PreOpenOutcome.NotReady;
        _state = Next_NeedsLock(_state.Signatures, new PreOpenGo(by, note, WallTime.Now(_time), picture.At));
        string signed = string.Create(
            CultureInfo.InvariantCulture, $"{picture.Parity.Residue.Length} patterns of messages explained");
        Write(picture, by, "pre-open-go", "fleet", $"{note} (no finding open, {signed})");
        return PreOpenOutcome.Recorded;
    });

    /// <inheritdoc/>
    public PreOpenResult TakeBack(Actor by, string reason) => Say(by, reason, (picture, reason) =>
    {
        if (_state.Go is not { } go)
            return PreOpenOutcome.NoGo;
        _state = Next_NeedsLock(_state.Signatures, go: null);
        Write(picture, by, "pre-open-go-taken-back", "fleet", $"{reason} (given by {go.By.Name})");
        return PreOpenOutcome.Recorded;
    });

    private PreOpenResult Say(Actor by, string words, Func<FleetSnapshot, string, PreOpenOutcome> say)
    {
        ArgumentNullException.ThrowIfNull(by);
        FleetSnapshot? picture = _picture();
        if (by.Kind != ActorKind.Person)
            return Answer(PreOpenOutcome.NotAPerson, picture);
        if (string.IsNullOrWhiteSpace(words) || words.Length > Limits.ReasonLength)
            return Answer(PreOpenOutcome.Incomplete, picture);
        if (picture is null)
            return Answer(PreOpenOutcome.NoPicture, picture);
        PreOpenOutcome outcome;
        lock (_lock)
            outcome = say(picture, OneLine.Of(words));
        return Answer(outcome, picture);
    }

    private PreOpenResult Answer(PreOpenOutcome outcome, FleetSnapshot? picture)
    {
        PreOpenState state = _state;
        return new PreOpenResult(outcome, state, PreOpenVerdict.Of(picture?.Parity ?? ParityPicture.Empty, state));
    }

    private PreOpenState Next_NeedsLock(ImmutableArray<MessageSignature> signatures, PreOpenGo? go) =>
        new(_state.Version + 1, signatures, go);

    private void Write(FleetSnapshot picture, Actor by, string what, string subject, string detail) =>
        _journal.Append(new AuditEntry(WallTime.Now(_time), picture.At, by, what, subject, detail));
}
