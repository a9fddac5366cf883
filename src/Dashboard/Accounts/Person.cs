using Microsoft.AspNetCore.Identity;

namespace Ops.Dashboard.Accounts;

/// <summary>The account of a person, as ASP.NET Core Identity keeps it, with what this room adds.</summary>
internal sealed class Person : IdentityUser
{
    /// <summary>Its one role, a word of <see cref="Auth.Roles"/>.</summary>
    public string Role { get; set; } = "";

    /// <summary>Who locked it; null while it is not locked by anybody.</summary>
    public string? LockedBy { get; set; }

    /// <summary>Who invited the person; null for one who came by a link of the console.</summary>
    public string? InvitedBy { get; set; }

    /// <summary>SHA-256 of a link that was made for the person and not used, in hexadecimal; null for none.</summary>
    public string? LinkHash { get; set; }

    /// <summary>Until when that link is good; null for none.</summary>
    public DateTimeOffset? LinkUntil { get; set; }
}
