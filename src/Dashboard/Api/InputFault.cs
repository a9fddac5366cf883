namespace Ops.Dashboard.Api;

/// <summary>One fault of a request.</summary>
/// <param name="Field">The field, as the request names it.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record InputFault(string Field, string Message);
