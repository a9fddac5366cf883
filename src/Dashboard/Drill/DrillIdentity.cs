using System.Security.Cryptography;
using System.Text;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Drill;

/// <summary>
/// Who drills. The key is drawn at every start and never leaves the process; whoever bears the name can aim at the
/// canary alone.
/// </summary>
internal sealed class DrillIdentity
{
    private const int KeyBytes = 32;

    /// <summary>An identity with a key of its own.</summary>
    public DrillIdentity()
    {
        Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        // longer than any name that can be configured: nobody else can bear it
        Name = $"kill-drill-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))}";
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its key.</summary>
    public string Key { get; }

    /// <summary>Its role: the least that may kill and read a receipt.</summary>
    public static string Role => Roles.Operator;

    /// <summary>The key as the room knows keys.</summary>
    public ApiKey ApiKey => new(Name, Role, [.. SHA256.HashData(Encoding.UTF8.GetBytes(Key))], Person: null);

    /// <summary>Whether somebody is this one.</summary>
    /// <param name="by">Who acts.</param>
    /// <returns>True for a drill.</returns>
    public bool Is(Actor by) => by.Name == Name;
}
