using Ops.Dashboard.Auth;
using Xunit;

namespace Ops.Dashboard.Tests.Auth;

public sealed class SignInLinksTests
{
    private readonly SignInLinks _links = new();

    [Fact]
    public void Link_ToAnotherAddress_TakesThePlaceOfTheOneBefore()
    {
        string first = _links.CreateFor("ann", "operator");
        string other = _links.CreateFor("bob", "operator");
        string last = _links.CreateFor("ann", "operator");

        Assert.Equal(SignInOutcome.Unknown, _links.Take(first).Outcome);
        Assert.Equal((SignInOutcome.SignedIn, "ann", "operator"), _links.Take(last));
        Assert.Equal(SignInOutcome.Used, _links.Take(last).Outcome);
        Assert.Equal((SignInOutcome.SignedIn, "bob", "operator"), _links.Take(other));
    }

    [Fact]
    public void Link_ToAnotherAddress_LeavesThoseOfTheFirstRun()
    {
        (string role, string token) = _links.Create()[0];

        _links.CreateFor(SignInLinks.NameOf(role), role);

        Assert.Equal(SignInOutcome.SignedIn, _links.Take(token).Outcome);
    }
}
