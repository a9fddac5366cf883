using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using Ops.Dashboard.Auth;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Drill;
using Ops.Dashboard.OwnHealth;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Station;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>What a component needs to be drawn: MudBlazor, a room, a clock, and somebody signed in.</summary>
public abstract class DashboardContext : BunitContext
{
    private protected DashboardContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IFleetReader>(Room);
        Services.AddSingleton<IControlReader>(Room);
        Services.AddSingleton<IAlarmReader>(Room);
        Services.AddSingleton<ILimitReader>(Limits);
        Services.AddSingleton<ITrainingConsole>(Room);
        Services.AddSingleton<IReleaseReader>(Room);
        Services.AddSingleton<IAuditReader>(Trail);
        Services.AddSingleton<IDrillReader>(Room).AddSingleton<IBlindDrill, NoBlindDrill>();
        Services.AddSingleton<ISystemReader>(Own);
        Services.AddSingleton(new BlindnessOptions()).AddSingleton(new ControlOptions());
        Services.AddSingleton<IPreOpenReader>(Desks);
        Services.AddSingleton<IChangeReader>(Desks);
        Services.AddSingleton<SeatBook>().AddScoped<CircuitSeat>();
        Services.AddSingleton(_ => new SessionStage()).AddSingleton<LookBook>();
        Services.AddSingleton<IInstructorDesk>(Station).AddSingleton<IHintDesk>(Station);
        Services.AddSingleton(_ => Place).AddSingleton<IClassroom>(Classroom);
        Services.AddSingleton<FleetScreens>();
        Services.AddSingleton(_ => Previews!); // those of the test; none where it has none
        Services.AddSingleton<AntiforgeryStateProvider, FakeAntiforgery>();
        SignedIn = AddAuthorization();
        SignIn(
            "operator", Policies.CanWatch, Policies.CanHalt, Policies.CanRelease, Policies.CanNote,
            Policies.CanAnswer, Policies.CanTrain, Policies.CanChange);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true)); // the last: it closes the services
    }

    private protected FakeRoom Room { get; } = new();

    private protected Ops.Dashboard.Authoring.PreviewBook? Previews { get; set; }

    private protected FakeStation Station { get; } = new();

    private protected RoomPlace Place { get; set; } = RoomPlace.Main;

    private protected FakeClassroom Classroom { get; } = new();

    private protected FakeSystem Own { get; } = new();

    private protected FakeTrail Trail { get; } = new();

    private protected FakeLimits Limits { get; } = new();

    private protected FakeDesks Desks { get; } = new();

    private protected FakeTimeProvider Time { get; } = new(RoomPictures.Now.ToDateTimeOffset());

    private protected BunitAuthorizationContext SignedIn { get; }

    private protected void SignIn(string role, params string[] policies)
    {
        SignedIn.SetAuthorized($"{role}-1");
        SignedIn.SetRoles(role);
        SignedIn.SetPolicies(policies);
    }

    /// <summary>Draws a component inside a picture.</summary>
    private protected IRenderedComponent<T> Draw<T>(
        RoomPicture? picture = null, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent => Render<T>(builder =>
        {
            builder.AddCascadingValue(picture ?? Room.Picture);
            parameters?.Invoke(builder);
        });

    /// <summary>The button of a name.</summary>
    private protected static IElement Button(IRenderedComponent<IComponent> cut, string name) =>
        cut.FindAll("button").Single(b => Name(b) == name);

    /// <summary>Whether there is a button of a name.</summary>
    private protected static bool HasButton(IRenderedComponent<IComponent> cut, string name) =>
        cut.FindAll("button").Any(b => Name(b) == name);

    /// <summary>The text of something, its white space as a reader hears it.</summary>
    private protected static string Text(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Name(IElement element) => element.GetAttribute("aria-label") ?? Text(element);
}
