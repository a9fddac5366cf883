using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>The accounts of others, for supervisors with a cookie.</summary>
internal static class PeopleEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapPeople(this WebApplication app)
    {
        app.MapGet("/people", (HttpContext context, AccountBook book, TimeProvider time) =>
            Page(context, book, time, null, null))
            .RequireAuthorization(Policies.CanKeepPeople).ExcludeFromDescription();
        Map("invite", static (desk, form, by) => desk.InviteAsync(Name(form), form["role"].ToString(), by));
        Map("link", static (desk, form, by) => desk.MakeLinkAsync(Name(form), by));
        Map("confirm", static (desk, form, by) => desk.ConfirmAsync(Name(form), by));
        Map("role", static (desk, form, by) => desk.GiveRoleAsync(Name(form), form["role"].ToString(), by));
        Map("lock", static (desk, form, by) => desk.LockAsync(Name(form), by));
        Map("unlock", static (desk, form, by) => desk.UnlockAsync(Name(form), by));

        void Map(string what, Func<PeopleDesk, IFormCollection, string, Task<AccountResult>> change) =>
            app.MapPost($"/people/{what}", (
                HttpContext context, PeopleDesk desk, AccountBook book, TimeProvider time) =>
                ChangeAsync(context, book, time, form => change(desk, form, context.User.Identity!.Name!)))
                .RequireAuthorization(Policies.CanKeepPeople).RequireToken().RequireForm().ExcludeFromDescription();
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context, AccountBook book, TimeProvider time, Func<IFormCollection, Task<AccountResult>> change)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        AccountResult result = await change(form);
        if (result is { Fault: null, Token: null })
            return Results.LocalRedirect("~/people");
        return result.Fault is { } fault
            ? Page(context, book, time, fault, null)
            : Page(context, book, time, null, (Name(form), LinkOf(context.Request, result.Token!)));
    }

    private static IResult Page(
        HttpContext context, AccountBook book, TimeProvider time, string? fault, (string Name, string Address)? link)
    {
        var forms = new AccountForms(
            context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context));
        string hand = book.HandOf(context.User.Identity!.Name!);
        return PeoplePage.Make(
            forms, book.All, time.GetUtcNow(),
            account => !string.Equals(book.HandOf(account.Name), hand, StringComparison.OrdinalIgnoreCase), fault, link)
            .Result(fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static string Name(IFormCollection form) => form["name"].ToString().Trim().ToLowerInvariant();

    private static string LinkOf(HttpRequest request, string token) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}/signin/{token}?back=%2Faccount";
}
