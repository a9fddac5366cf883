using Microsoft.AspNetCore.Authorization;
using Ops.Dashboard.Api;
using Ops.Dashboard.Classroom;

namespace Ops.Dashboard.Auth;

/// <summary>
/// How a caller without an identity, or without the right role, is answered: programs get problem details, people a
/// page.
/// </summary>
internal static class AuthProblems
{
    /// <summary>Whether the caller is a program that can't follow a redirect to a page.</summary>
    /// <param name="context">The request.</param>
    /// <returns>True for the API, the hub, the metrics and Blazor's own channel.</returns>
    public static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hub")
        || context.Request.Path.StartsWithSegments("/metrics") || context.Request.Path.StartsWithSegments("/_blazor");

    /// <summary>401.</summary>
    /// <param name="context">The request.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteUnauthorizedAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(
            context, StatusCodes.Status401Unauthorized, "unauthenticated",
            "Nobody is signed in. Follow a sign-in link printed at start, or send Authorization: Bearer KEY with a " +
            "configured key.");
    }

    /// <summary>401 for a key that was good until lately.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">The key.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteLapsedAsync(HttpContext context, ApiKey key)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Problems.WriteAsync(
            context, StatusCodes.Status401Unauthorized, "key-expired",
            $"The key {key.Name} has lapsed on {key.Expires:yyyy-MM-dd HH:mm} UTC. Make another one and configure " +
            "its hash in Ops:Auth:ApiKeys.");
    }

    /// <summary>403 for a signed-in caller whose role is not enough.</summary>
    /// <param name="context">The request.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteForbiddenAsync(HttpContext context) => Problems.WriteAsync(
        context, StatusCodes.Status403Forbidden, "forbidden",
        $"The role {OperatorActor.RoleOf(context.User)} of {context.User.Identity?.Name} is not allowed to do this.");

    /// <summary>403 as a page.</summary>
    /// <param name="context">The request.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteForbiddenPageAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        PlainPage page = new PlainPage("Not allowed").Paragraph($"You are signed in as " +
            $"{context.User.Identity?.Name}. The role {OperatorActor.RoleOf(context.User)} is not allowed to do this" +
            $"{(WhoMay(context) is { Length: > 0 } roles ? $": it takes the role {roles}." : ".")}");
        if (!IsClass(context))
            page.Add("<p><a href=\"sign-in\">Sign in as another</a></p>");
        return context.Response.WriteAsync(page.Html(context.Request));
    }

    // the roles that every policy of the place lets in
    private static string WhoMay(HttpContext context)
    {
        var may = Roles.All.ToList();
        foreach (IAuthorizeData rule in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [])
        {
            if (rule.Policy is { } policy && Policies.RolesOf.TryGetValue(policy, out string[]? roles))
                may.RemoveAll(role => !(IsClass(context) ? Policies.InClass(policy) : roles).Contains(role));
        }
        return string.Join(" or ", may);
    }

    private static bool IsClass(HttpContext context) =>
        context.RequestServices.GetService<RoomPlace>() is { IsClass: true };
}
