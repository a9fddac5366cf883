namespace Ops.Dashboard.Classroom;

/// <summary>A place at the desks of a class session.</summary>
/// <param name="Name">Whose: the name under which everything done from it is recorded.</param>
/// <param name="Role">Its role in that session alone.</param>
/// <param name="KeySha256">SHA-256 of the key for scripts, in hexadecimal digits.</param>
internal sealed record Seat(string Name, string Role, string KeySha256);
