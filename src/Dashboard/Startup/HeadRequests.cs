namespace Ops.Dashboard.Startup;

/// <summary>
/// HEAD is answered like GET, without the body: monitors and proxies ask that way. But for sign-in links, which are
/// good for one sign-in: what previews a link must not use it up.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Adds it, before the routes are matched.</summary>
    /// <param name="app">The application.</param>
    public static void UseHeadRequests(this WebApplication app) => app.Use(async (context, next) =>
    {
        HttpRequest request = context.Request;
        if (!HttpMethods.IsHead(request.Method) || request.Path.StartsWithSegments("/signin"))
        {
            await next(context);
            return;
        }
        Stream body = context.Response.Body;
        (request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            (request.Method, context.Response.Body) = (HttpMethods.Head, body);
        }
    });
}
