using System.Collections.Immutable;
using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>The residue: what is one pattern, how it is counted, and which comes first.</summary>
public sealed class MessageBookTests
{
    private static readonly ImmutableArray<ServerDefinition> s_servers = Fleets.Of(3).Servers;
    private readonly MessageBook _book = new();

    [Fact]
    public void Pattern_KeepsTheGravestSeverity_TheFirstAndTheLastTime()
    {
        Add(0, MessageSeverity.Warning, "late 1", at: 10);
        Add(0, MessageSeverity.Error, "late 2", at: 20);
        Add(0, MessageSeverity.Warning, "late 3", at: 30);

        ResiduePattern pattern = Assert.Single(Patterns());

        Assert.Equal(
            (MessageSeverity.Error, 3L, 10L, 30L, "late #", "feed", "smars-1", true),
            (pattern.Severity, pattern.Count, pattern.First.Nanoseconds, pattern.Last.Nanoseconds, pattern.Text,
                pattern.Source, pattern.ServerName, pattern.Alone));
    }

    [Fact]
    public void Patterns_AreErrorsFirst_ThenTheMostFrequent_ThenByKey()
    {
        Add(0, MessageSeverity.Warning, "b");
        Add(0, MessageSeverity.Warning, "a");
        Add(0, MessageSeverity.Warning, "often");
        Add(0, MessageSeverity.Warning, "often");
        Add(0, MessageSeverity.Error, "grave");

        Assert.Equal(["grave", "often", "a", "b"], Patterns().Select(static pattern => pattern.Text));
    }

    [Theory]
    [InlineData("order 1234 late", "order # late")]
    [InlineData("7 of 10", "# of #")]
    [InlineData("no digits", "no digits")]
    [InlineData("line #12", "line #")]
    [InlineData("v1.2", "v#.#")]
    [InlineData("2012", "#")]
    public void Add_ATextWithDigits_MasksEachRunOfThem(string text, string masked)
    {
        Add(0, MessageSeverity.Warning, text);

        Assert.Equal(masked, Assert.Single(Patterns()).Text);
    }

    [Fact]
    public void Add_TextsThatDifferInDigitsAlone_AreOnePattern() =>
        Gen.Select(Gen.Int[0, 9_999], Gen.Int[0, 9_999]).Sample(static (first, second) =>
        {
            var book = new MessageBook();
            Assert.True(book.Add(Message(0, MessageSeverity.Warning, $"order {first} at {second}")));
            Assert.False(book.Add(Message(0, MessageSeverity.Warning, $"order {second} at {first}")));
            Assert.Equal(2, Assert.Single(book.Patterns(s_servers)).Count);
        });

    [Fact]
    public void Add_SaysWhetherItIsTheFirstOfItsPattern()
    {
        Assert.False(Add(0, MessageSeverity.Info, "well"));
        Assert.True(Add(0, MessageSeverity.Warning, "late"));
        Assert.False(Add(0, MessageSeverity.Warning, "late"));
        Assert.True(Add(1, MessageSeverity.Warning, "late"));
        Assert.True(_book.Add(Message(0, MessageSeverity.Warning, "late") with { Source = "other" }));
        Assert.Equal(3, Patterns().Length);
    }

    [Fact]
    public void Alone_IsSaidOfAPattern_ThatNoOtherServerWrote()
    {
        Add(0, MessageSeverity.Warning, "shared 1");
        Add(1, MessageSeverity.Warning, "shared 2");
        Add(2, MessageSeverity.Warning, "own");

        Assert.Equal(
            [("shared #", false), ("shared #", false), ("own", true)],
            Patterns().Select(static pattern => (pattern.Text, pattern.Alone)));

        _book.Clear();
        Add(0, MessageSeverity.Warning, "shared 3");
        Assert.True(Assert.Single(Patterns()).Alone);
    }

    [Fact]
    public void FullBook_LosesNewPatterns_AndStillCountsKnownOnes()
    {
        for (int i = 0; i < Limits.MessagePatterns; i++)
            Assert.True(Add(0, MessageSeverity.Warning, new string('x', i + 1)));
        Assert.Equal(0, _book.Lost);

        Assert.False(Add(0, MessageSeverity.Error, "one too many"));
        Assert.False(Add(0, MessageSeverity.Warning, "x"));

        Assert.Equal(1, _book.Lost);
        Assert.Equal(("x", 2L), (Patterns()[0].Text, Patterns()[0].Count));
        _book.Clear();
        Assert.Equal(0, _book.Lost);
        Assert.Empty(Patterns());
    }

    private ImmutableArray<ResiduePattern> Patterns() => _book.Patterns(s_servers);

    private bool Add(int server, MessageSeverity severity, string text, long at = 1) =>
        _book.Add(Message(server, severity, text) with { At = new MarketTime(at) });

    private static ServerMessage Message(int server, MessageSeverity severity, string text) =>
        new(new ServerId((ushort)server), new MarketTime(1), severity, "feed", text);
}
