using System.Collections.Immutable;
using Serilog.Events;

namespace Ops.Dashboard.Startup;

/// <summary>What is logged.</summary>
/// <param name="Default">Least level that is written.</param>
/// <param name="Overrides">Least level by source prefix.</param>
internal sealed record LoggingSettings(LogEventLevel Default, ImmutableDictionary<string, LogEventLevel> Overrides);
