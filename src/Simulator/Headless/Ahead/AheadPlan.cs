using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>How a run is to be tried.</summary>
/// <param name="Mode">When the world goes ahead of its room.</param>
internal sealed record AheadPlan(AheadMode Mode)
{
    /// <summary>How often a run is made anew because its room acted where that was not known.</summary>
    private const int MostTries = 4;

    /// <summary>World and room in step from beginning to end.</summary>
    public static AheadPlan InStep { get; } = new(AheadMode.InStep);

    /// <summary>What is asked of it.</summary>
    public RunAim Aim { get; init; }

    /// <summary>When its room is known to act.</summary>
    public RoomMoments Moments { get; init; } = new();

    /// <summary>
    /// The plan for a run of which nothing is known: not ahead where rules act on the world, at moments that only the
    /// run itself tells.
    /// </summary>
    /// <param name="settings">How it is run.</param>
    /// <returns>The plan.</returns>
    public static AheadPlan For(RunSettings settings) =>
        settings.Breakers || settings.Parity != ParityMode.Observe ? InStep : new(AheadMode.WheneverNobodyActs);

    /// <summary>
    /// Makes a run by this plan, again where its room acted while the world was ahead, in step at last.
    /// </summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="run">Makes it from its beginning.</param>
    /// <returns>What came of it.</returns>
    public T Try<T>(Func<AheadPlan, T> run)
    {
        AheadPlan plan = this;
        for (int left = MostTries; plan.Mode > AheadMode.InStep;)
        {
            try
            {
                return run(plan);
            }
            catch (RoomActedException acted)
            {
                // in step there the next time; less far ahead where that was so already; and not for ever
                AheadMode next = Moments.Add(acted.At) ? plan.Mode : plan.Mode - 1;
                plan = plan with { Mode = --left == 0 ? AheadMode.InStep : next };
            }
        }
        return run(plan);
    }
}
