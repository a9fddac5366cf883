namespace Ops.Dashboard.Classroom;

/// <summary>What was opened. Links and keys are in this answer and nowhere else.</summary>
/// <param name="Id">Id of the session.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Path">Where its pages and its API are.</param>
/// <param name="Seats">What is handed out.</param>
internal sealed record ClassOpenedBody(
    string Id, string Title, string Path, IReadOnlyList<ClassOpenedBody.OfferBody> Seats)
{
    /// <summary>From what was opened.</summary>
    /// <param name="opened">What.</param>
    /// <param name="request">Tells under which address.</param>
    /// <returns>The body.</returns>
    public static ClassOpenedBody From(ClassOpened opened, HttpRequest request) => new(
        opened.Session, opened.Title, $"{request.PathBase}{ClassSessions.Mount}/{opened.Session}/",
        [
            .. opened.Seats.Select(seat => new OfferBody(
                seat.Name, seat.Role, LinkOf(request, opened.Session, seat.Token), seat.Key)),
        ]);

    /// <summary>The whole address of a seat's link.</summary>
    /// <param name="request">Tells under which address.</param>
    /// <param name="session">Id of the session.</param>
    /// <param name="token">Token of the link.</param>
    /// <returns>The address.</returns>
    internal static string LinkOf(HttpRequest request, string session, string token) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}{ClassSessions.Mount}/{session}/signin/{token}";

    /// <summary>What is handed out for a seat.</summary>
    /// <param name="Name">Whose.</param>
    /// <param name="Role">Its role in the session.</param>
    /// <param name="Link">Signs that person in, once.</param>
    /// <param name="Key">For scripts: Authorization: Bearer KEY, below the session's path, until it ends.</param>
    internal sealed record OfferBody(string Name, string Role, string Link, string Key);
}
