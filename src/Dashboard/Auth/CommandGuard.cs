using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Auth;

/// <summary>
/// A command by cookie needs the antiforgery token of one of our own pages, or any page the browser visits could give
/// it.
/// A key in a header can't be sent by another page and needs none.
/// </summary>
internal static class CommandGuard
{
    /// <summary>Adds the guard to an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The endpoint.</returns>
    public static RouteHandlerBuilder RequireToken(this RouteHandlerBuilder endpoint) =>
        endpoint.DisableAntiforgery().AddEndpointFilter(CheckAsync);

    private static async ValueTask<object?> CheckAsync(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        if (context.User.Identity?.AuthenticationType == OperatorActor.KeyScheme)
        {
            object? answer = await next(call);
            NoteKey(context, answer); // afterwards: a kill is not kept waiting
            return answer;
        }
        IAntiforgery antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        if (await antiforgery.IsRequestValidAsync(context))
            return await next(call);
        return Problems.Result(
            StatusCodes.Status400BadRequest, "antiforgery",
            "The antiforgery token is missing or stale. Load the page again; scripts use an API key instead of a " +
            "cookie.");
    }

    // a key acts under its person's name: the trail says besides which key it was
    private static void NoteKey(HttpContext context, object? answer)
    {
        if (context.User.FindFirstValue(OperatorActor.KeyClaim) is not { } key)
            return; // the warm-up, which is nobody's
        int status = (answer as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        context.RequestServices.GetRequiredService<AccountTrail>().NoteKey(
            OperatorActor.Of(context.User), key, $"{context.Request.Method} {context.Request.Path}: {status}.");
    }
}
