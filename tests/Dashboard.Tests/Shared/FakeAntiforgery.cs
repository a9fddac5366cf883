using Microsoft.AspNetCore.Components.Forms;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>One token for every form.</summary>
internal sealed class FakeAntiforgery : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken GetAntiforgeryToken() => new("the-token", "__RequestVerificationToken");
}
