using Ops.Dashboard.Views;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0, "$0")]
    [InlineData(950, "$950")]
    [InlineData(999.6, "$1.0k")]
    [InlineData(12_400, "$12.4k")]
    [InlineData(99_960, "$100k")]
    [InlineData(250_000, "$250k")]
    [InlineData(1_240_000, "$1.24M")]
    [InlineData(-37_400, "−$37.4k")]
    [InlineData(460_000_000, "$460M")]
    [InlineData(3_500_000_000, "$3.50bn")]
    [InlineData(-0.2, "$0")]
    public void Money_AtAGlance_KeepsThreeFigures(double dollars, string text) =>
        Assert.Equal(text, Format.Money(Money.FromDollars((decimal)dollars)));

    [Theory]
    [InlineData(323, "+$323")]
    [InlineData(-323, "−$323")]
    [InlineData(0, "$0")]
    public void Signed_AlwaysShows_TheSign(int dollars, string text) =>
        Assert.Equal(text, Format.Signed(Money.FromDollars(dollars)));

    [Theory]
    [InlineData(2_000_000, "$2M")]
    [InlineData(250_000, "$250k")]
    [InlineData(1_000, "$1,000")]
    [InlineData(2_500_000_000, "$2.5bn")]
    public void Limit_HasNo_NeedlessDecimals(long dollars, string text) =>
        Assert.Equal(text, Format.Limit(Money.FromDollars(dollars)));

    [Fact]
    public void Ratio_WithoutAValue_IsADashAndNeverZero()
    {
        Assert.Equal("–", Format.Percent(null));
        Assert.Equal("–", Format.PerOne(null));
        Assert.Equal("–", Format.Latency(null));
    }

    [Theory]
    [InlineData(0.0004, "400 µs")]
    [InlineData(0.0042, "4.2 ms")]
    [InlineData(0.028, "28 ms")]
    [InlineData(1.5, "1,500 ms")]
    [InlineData(61, "61 s")]
    public void Latency_IsSaid_InItsOwnUnit(double seconds, string text) =>
        Assert.Equal(text, Format.Latency(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.12, "0.1 s")]
    [InlineData(12.4, "12 s")]
    [InlineData(180, "3 min")]
    [InlineData(10_800, "3 h")]
    public void Age_IsSaid_InTheUnitOfAPerson(double seconds, string text) =>
        Assert.Equal(text, Format.Age(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Clocks_AreTold_Apart()
    {
        Assert.Equal("09:30:02.250", Format.ClockExact(MarketTime.FromTimeOfDay(new TimeSpan(0, 9, 30, 2, 250))));
        Assert.Equal("14:30:00 UTC", Format.Wall(Shared.RoomPictures.Now));
    }

    [Theory]
    [InlineData(0, "0 orders")]
    [InlineData(1, "1 order")]
    [InlineData(2_000, "2,000 orders")]
    public void Counted_NamesOneAsOne(long count, string text) => Assert.Equal(text, Format.Counted(count, "order"));

    [Theory]
    [InlineData(-4_870_000, "$/s", "−$487/s")]
    [InlineData(150_000_000_000, "$", "$15,000,000")]
    [InlineData(-4_000, "$", "$0")]
    public void LimitFigure_HasItsSignBeforeTheMoney(long value, string unit, string text) =>
        Assert.Equal(text, Ops.Telemetry.Contracts.LimitWords.Figure(value, unit));

    [Fact]
    public void Share_NeverLeaves_TheBar()
    {
        Assert.Equal("0", Format.Share(-5, 10));
        Assert.Equal("100", Format.Share(50, 10));
        Assert.Equal("0", Format.Share(5, 0));
        Assert.Equal("12.5", Format.Share(1, 8));
    }
}
