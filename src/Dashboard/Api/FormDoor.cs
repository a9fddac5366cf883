using System.Text;

namespace Ops.Dashboard.Api;

/// <summary>
/// Forms on their way in: what is no form is told so, and one that can't be read as it is comes in without what spoils
/// it. A kill whose reason holds a NUL is a kill.
/// </summary>
internal static class FormDoor
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    /// <summary>Says that an endpoint takes a form and nothing else.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The endpoint.</returns>
    public static RouteHandlerBuilder RequireForm(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(FormOnly.Instance);

    /// <summary>
    /// Reads forms before anything else does: whoever asks for one later is given the same. To stand behind what
    /// refuses a sender or a body that is too large.
    /// </summary>
    /// <param name="app">The application.</param>
    public static void UseForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (await ReadAsync(context.Request) is var (status, code, detail))
            await Problems.WriteAsync(context, status, code, detail);
        else
            await next(context);
    });

    private static async ValueTask<(int Status, string Code, string Detail)?> ReadAsync(HttpRequest request)
    {
        bool isFormOnly = request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FormOnly>() is not null;
        if (!request.HasFormContentType)
        {
            return isFormOnly ? (StatusCodes.Status415UnsupportedMediaType, "not-a-form",
                $"This door takes a form with Content-Type: {UrlEncoded}; scripts use the paths below /api/.") : null;
        }
        try
        {
            if (request.ContentType!.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase))
                await MendAsync(request);
            // A kill that has arrived counts, even if its sender is gone; a body cut off fails by itself.
            await request.ReadFormAsync(CancellationToken.None);
            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException
            || (broken is IOException and not BadHttpRequestException))
        {
            return (StatusCodes.Status400BadRequest, "malformed-form",
                $"This can't be read as a form: {broken.Message}");
        }
    }

    // the framework refuses a form with a NUL anywhere; a blank stands in its place
    private static async Task MendAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, CancellationToken.None);
        string text = Encoding.Latin1.GetString(body.GetBuffer(), 0, (int)body.Length); // byte for byte
        if (text.Contains("%00", StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal))
            body = new MemoryStream(Encoding.Latin1.GetBytes(text.Replace("%00", "+").Replace('\0', '+')));
        body.Position = 0;
        request.HttpContext.Response.RegisterForDispose(body);
        request.Body = body;
    }

    /// <summary>Marks an endpoint that takes a form alone.</summary>
    private sealed class FormOnly
    {
        /// <summary>The mark.</summary>
        public static FormOnly Instance { get; } = new();
    }
}
