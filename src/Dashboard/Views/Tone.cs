namespace Ops.Dashboard.Views;

/// <summary>How loud something is shown. Colour is never the only sign: each tone has a shape and a word.</summary>
public enum Tone
{
    /// <summary>As it should be: grey.</summary>
    Calm = 0,

    /// <summary>Worth knowing.</summary>
    Notice = 1,

    /// <summary>Near a limit, or not as planned.</summary>
    Warning = 2,

    /// <summary>Over a limit, or not proven.</summary>
    Critical = 3,

    /// <summary>Not known: hatched.</summary>
    Blind = 4,
}
