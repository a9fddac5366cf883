using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Ops.Dashboard.Api;

/// <summary>RFC 9457 problem details, each with a stable code.</summary>
internal static class Problems
{
    /// <summary>Media type of a problem.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>A problem as an endpoint's result.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code.</param>
    /// <param name="detail">What is wrong and what would be right.</param>
    /// <param name="faults">Each fault of the input; null for none.</param>
    /// <param name="known">Names that would have been accepted; null when names are not the matter.</param>
    /// <returns>The result.</returns>
    public static IResult Result(
        int status, string code, string detail, IReadOnlyList<InputFault>? faults =
        null, IReadOnlyList<string>? known = null) =>
        Results.Problem(Details(status, code, detail, faults, known));

    /// <summary>Writes a problem where no endpoint answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code.</param>
    /// <param name="detail">What is wrong and what would be right.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Details(status, code, detail, null, null), options: null, ContentType);
    }

    /// <summary>Code of a body that is too large.</summary>
    public const string TooLarge = "too-large";

    /// <summary>What is told of a body that is too large.</summary>
    /// <param name="most">Bytes of the largest.</param>
    /// <returns>The sentence.</returns>
    public static string TooLargeSentence(long most) => string.Create(
        CultureInfo.InvariantCulture, $"The body may have {most} bytes at most; nothing of it was taken.");

    /// <summary>Puts code and limit into what the framework says of a body that turned out too large.</summary>
    /// <param name="context">What it is about to say.</param>
    public static void Complete(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Status != StatusCodes.Status413PayloadTooLarge)
            return;
        context.ProblemDetails.Type = $"urn:ops:problem:{TooLarge}";
        context.ProblemDetails.Title = TitleOf(StatusCodes.Status413PayloadTooLarge);
        context.ProblemDetails.Extensions["code"] = TooLarge;
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most)
            context.ProblemDetails.Detail = TooLargeSentence(most);
    }

    private static ProblemDetails Details(
        int status, string code, string detail, IReadOnlyList<InputFault>? faults, IReadOnlyList<string>? known)
    {
        var problem = new ProblemDetails { Status = status, Title = TitleOf(status), Detail = detail, Type =
            $"urn:ops:problem:{code}" };
        problem.Extensions["code"] = code;
        if (faults is not null)
            problem.Extensions["faults"] = faults;
        if (known is not null)
            problem.Extensions["known"] = known;
        return problem;
    }

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is wrong",
        StatusCodes.Status401Unauthorized => "Not signed in",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status409Conflict => "It changed in the meantime",
        StatusCodes.Status413PayloadTooLarge => "Too large",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status415UnsupportedMediaType => "Not JSON",
        StatusCodes.Status503ServiceUnavailable => "Not ready",
        _ => "It did not work",
    };
}
