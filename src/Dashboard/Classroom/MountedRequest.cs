using Microsoft.AspNetCore.Http.Features;

namespace Ops.Dashboard.Classroom;

/// <summary>A request as a mounted application sees it: its own path, below where it is mounted.</summary>
/// <param name="request">The request as it came.</param>
/// <param name="mount">Where the application is mounted.</param>
/// <param name="path">The rest of the path.</param>
internal sealed class MountedRequest(IHttpRequestFeature request, PathString mount, PathString path)
    : IHttpRequestFeature
{
    /// <inheritdoc/>
    public string Protocol
    {
        get => request.Protocol;
        set => request.Protocol = value;
    }

    /// <inheritdoc/>
    public string Scheme
    {
        get => request.Scheme;
        set => request.Scheme = value;
    }

    /// <inheritdoc/>
    public string Method
    {
        get => request.Method;
        set => request.Method = value;
    }

    /// <inheritdoc/>
    public string PathBase { get; set; } = mount.Value ?? "";

    /// <inheritdoc/>
    public string Path { get; set; } = path.Value ?? "";

    /// <inheritdoc/>
    public string QueryString
    {
        get => request.QueryString;
        set => request.QueryString = value;
    }

    /// <inheritdoc/>
    public string RawTarget
    {
        get => request.RawTarget;
        set => request.RawTarget = value;
    }

    /// <inheritdoc/>
    public IHeaderDictionary Headers
    {
        get => request.Headers;
        set => request.Headers = value;
    }

    /// <inheritdoc/>
    public Stream Body
    {
        get => request.Body;
        set => request.Body = value;
    }
}
