using Microsoft.AspNetCore.Components.Endpoints;

namespace Ops.Dashboard.Recordings;

/// <summary>Pages that are loaded count as looks too: where no circuit starts, they are all that is seen.</summary>
internal static class LookSetup
{
    /// <summary>Tells the book of every page that was answered, afterwards: no page waits for it.</summary>
    /// <param name="app">The application.</param>
    public static void UseLooks(this WebApplication app) => app.Use(static async (context, next) =>
    {
        await next(context);
        if (HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode == StatusCodes.Status200OK
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.RequestServices.GetRequiredService<LookBook>()
                .Opened(context.User, context.Request.Path.Value ?? "");
        }
    });
}
