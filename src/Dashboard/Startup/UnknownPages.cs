using Microsoft.AspNetCore.Diagnostics;

namespace Ops.Dashboard.Startup;

/// <summary>An address that names nothing gets a page, with the status 404, when a person looks at it.</summary>
internal static class UnknownPages
{
    /// <summary>Adds it. Programs keep the answer without a body, or their problem details.</summary>
    /// <param name="app">The application.</param>
    public static void UseUnknownPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(static (context, next) =>
        {
            if (!AsksForAPage(context.Request) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
    }

    private static bool AsksForAPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html");
}
