using Ops.Dashboard.Sessions;
using Ops.Simulator;

namespace Ops.Dashboard.Station;

/// <summary>What the station's doors are made of.</summary>
/// <param name="Desk">Does what is asked.</param>
/// <param name="Console">What runs.</param>
/// <param name="Stage">The session on screen.</param>
/// <param name="Backtracks">Moments to go back to.</param>
/// <param name="Tasks">What is expected.</param>
/// <param name="Seats">Who has a page open.</param>
internal sealed record StationParts(
    InstructorDesk Desk, ITrainingConsole Console, SessionStage Stage, Backtracks Backtracks, TaskBoard Tasks,
    SeatBook Seats);
