using Mono.Cecil;
using Xunit;

namespace Ops.Architecture.Tests.Layers;

/// <summary>There is one way out of a server, and nobody goes round it.</summary>
public sealed class GateTests
{
    private const string Servers = "Ops.Simulator.Servers";
    private const string Recording = "Ops.Simulator.Recording";

    [Fact]
    public void SentOrder_IsRecorded_ByTheGateSenderAlone() =>
        Uses.Reserve(
            $"{Servers}.GateFeed", "TryRecordSend", $"{Servers}.GateSender",
            "Only the gate says that an order left.");

    [Fact]
    public void OrderEvent_IsWritten_ByTheGateFeedAndReadBackFromARecording() =>
        Uses.Reserve(
            "Ops.Telemetry.Model.OrderEvent", "set_", [$"{Servers}.GateFeed", $"{Recording}.EventCoder"],
            "Nothing but the gate's feed can claim that an order was sent; a recording repeats what it claimed.");

    [Fact]
    public void EventCoder_IsUsed_ForTheFramesOfRecordingsAlone() =>
        Uses.Reserve(
            $"{Recording}.EventCoder", "Read", [$"{Recording}.InputDecoder"],
            "Events are read back from frames whose checksum was proven, and from nowhere else.");

    [Fact]
    public void VenueSession_IsReached_ThroughTheGateSenderAlone() =>
        Uses.Reserve(
            $"{Servers}.IVenueSession", "Send", $"{Servers}.GateSender",
            "Every order leaves through its server's gate, whatever logic made it.");

    [Fact]
    public void VenueSession_IsNeverCalled_ByItsOwnName()
    {
        HashSet<string> sessions = VenueSessions();

        Uses.Forbid(
            use => sessions.Contains(use.To) && use.Member == "Send",
            "A venue session is called through IVenueSession by the gate, never directly.");
    }

    [Fact]
    public void RoutingLogic_HasNo_WayToTheVenue()
    {
        string[] ways =
        [
            $"{Servers}.OrderGate", $"{Servers}.GateSender", $"{Servers}.GateFeed", $"{Servers}.IVenueSession",
            $"{Servers}.VenueSession",
        ];

        Uses.Forbid(
            use => use.From.EndsWith("Logic") && use.IsFrom(Servers) && ways.Contains(use.To),
            "A logic decides; the server takes what it decided to the gate. Dead code has no way of its own.");
    }

    private static HashSet<string> VenueSessions()
    {
        using AssemblyDefinition simulator = CompiledCode.Open("Ops.Simulator");
        return
        [
            .. simulator.MainModule.Types
                .Where(type => type.Interfaces.Any(item => item.InterfaceType.FullName == $"{Servers}.IVenueSession"))
                .Select(type => type.FullName),
        ];
    }
}
