namespace Ops.Dashboard.Drill;

/// <summary>Where the drill's requests go: to the address that browsers and scripts use.</summary>
internal interface IDoorLine
{
    /// <summary>The address and the way there.</summary>
    /// <returns>Both; null while the program does not listen.</returns>
    (Uri Address, HttpMessageHandler Handler)? Open();
}
