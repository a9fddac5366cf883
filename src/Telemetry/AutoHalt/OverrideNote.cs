using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.AutoHalt;

/// <summary>What somebody accepted when they asked for the release of a parity hold.</summary>
/// <param name="Server">The server.</param>
/// <param name="Keys">Keys of the findings that stood then; empty when none did.</param>
/// <param name="Sentences">Their sentences.</param>
internal sealed record OverrideNote(ServerId Server, ImmutableHashSet<string> Keys, ImmutableArray<string> Sentences);
