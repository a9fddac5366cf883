using Microsoft.AspNetCore.Diagnostics;

namespace Ops.Dashboard.Api;

/// <summary>Problem details for API requests that no endpoint answered; pages have their own.</summary>
internal static class ApiStatusPages
{
    /// <summary>Writes the problem.</summary>
    /// <param name="status">The answer that has a status and no body.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteAsync(StatusCodeContext status)
    {
        HttpContext context = status.HttpContext;
        if (!context.Request.Path.StartsWithSegments("/api"))
            return Task.CompletedTask;
        (string code, string detail) = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound =>
                ("unknown-path", $"There is nothing at {context.Request.Path}; see /openapi/v1.json."),
            StatusCodes.Status405MethodNotAllowed =>
                ("wrong-method", $"{context.Request.Method} is not for {context.Request.Path}; see /openapi/v1.json."),
            StatusCodes.Status415UnsupportedMediaType =>
                ("not-json", "The body must be a JSON object with Content-Type: application/json."),
            _ => ("failed", "The request could not be answered; the log says more."),
        };
        return Problems.WriteAsync(context, context.Response.StatusCode, code, detail);
    }
}
