namespace Ops.Dashboard.Drill;

/// <summary>What a way to a stop depends on. When one fails, every way that has it fails with it.</summary>
public enum Part
{
    /// <summary>The browser and its script.</summary>
    Script = 0,

    /// <summary>Network and web server of the control room.</summary>
    WebServer = 1,

    /// <summary>Threads of the shared pool.</summary>
    Pool = 2,

    /// <summary>Sign-in: a cookie or a key that is known.</summary>
    SignIn = 3,

    /// <summary>The circuit of a page.</summary>
    Circuit = 4,

    /// <summary>The thread of the measuring pipeline.</summary>
    Pipeline = 5,

    /// <summary>The journal.</summary>
    Journal = 6,

    /// <summary>A file or database.</summary>
    Disk = 7,

    /// <summary>The one kill switch.</summary>
    Switch = 8,

    /// <summary>The process of the control room.</summary>
    Process = 9,
}
