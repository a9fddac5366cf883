namespace Ops.TestKit;

internal static class Marker;
