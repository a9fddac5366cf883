using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>Passkeys: what the browser's script asks for and brings back.</summary>
internal static class PasskeyEndpoints
{
    private const string NotAsked =
        "This room has not asked this browser for a passkey within the last five minutes. Load the page again.";

    private const string LabelHeader = "Ops-Passkey-Label";

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost("/sign-in/passkey/options", RequestOptionsAsync).AllowAnonymous()
            .RequireRateLimiting(SignInEndpoints.RateLimit).RequireToken().ExcludeFromDescription();
        app.MapPost("/sign-in/passkey", SignInAsync).AllowAnonymous()
            .RequireRateLimiting(SignInEndpoints.RateLimit).RequireToken().ExcludeFromDescription();
        app.MapPost("/account/passkeys/options", CreationOptionsAsync)
            .RequireAuthorization(Policies.CanOwnAccount).RequireToken().ExcludeFromDescription();
        app.MapPost("/account/passkeys", AddAsync)
            .RequireAuthorization(Policies.CanOwnAccount).RequireToken().ExcludeFromDescription();
    }

    private static async Task<IResult> RequestOptionsAsync(SignInManager<Person> passkeys, AccountsFile file) =>
        file.Exists
            ? Json(await passkeys.MakePasskeyRequestOptionsAsync(user: null))
            : Refuse("no-passkey", "Nobody has set a passkey in this room yet. Sign in by a link first.");

    private static async Task<IResult> SignInAsync(
        HttpContext context, SignInManager<Person> passkeys, PersonManager people, AccountBook book, SignInDesk desk,
        AccountTrail trail)
    {
        if (await ReadAsync(context) is not { } credential)
            return Refuse("invalid-passkey", "The body must be the credential the browser made.");
        if (!await IsUnderWayAsync(context))
            return Refuse("passkey-refused", NotAsked);
        PasskeyAssertionResult<Person> result = await passkeys.PerformPasskeyAssertionAsync(credential);
        if (!result.Succeeded || book.Find(result.User.UserName!) is not { LockedBy: null } account)
        {
            trail.NoteStranger(
                AccountTrail.SignInFailed, result.User?.UserName ?? "unknown passkey",
                result.Succeeded ? "The account is locked." : "The passkey was not accepted.");
            return Refuse(
                "passkey-refused", "This passkey does not let anybody in: it was removed, or its account is locked.");
        }
        // how often it was used: a copy of the key shows by that
        await people.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await desk.SignInAsync(context, account.Name, account.Role, SignInWay.Passkey);
        return Results.Json(new { name = account.Name, role = account.Role });
    }

    private static async Task<IResult> CreationOptionsAsync(
        HttpContext context, SignInManager<Person> passkeys, AccountDesk desk, AccountBook book, SignInDesk signIns)
    {
        if (Stale(context, book, signIns) is { } stale)
            return stale;
        string name = context.User.Identity!.Name!;
        return Json(await passkeys.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = await desk.IdAsync(name, OperatorActor.RoleOf(context.User)),
            Name = name,
            DisplayName = name,
        }));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, SignInManager<Person> passkeys, AccountDesk desk, AccountBook book, SignInDesk signIns)
    {
        if (Stale(context, book, signIns) is { } stale)
            return stale;
        if (await ReadAsync(context) is not { } credential)
            return Refuse("invalid-passkey", "The body must be the credential the browser made.");
        if (!await IsUnderWayAsync(context))
            return Refuse("passkey-refused", NotAsked);
        PasskeyAttestationResult made = await passkeys.PerformPasskeyAttestationAsync(credential);
        string name = context.User.Identity!.Name!;
        if (!made.Succeeded || made.UserEntity.Name != name)
        {
            return Refuse(
                "passkey-refused", "The passkey was not accepted. It must be made for this page, within five minutes.");
        }
        string label = Uri.UnescapeDataString(context.Request.Headers[LabelHeader].ToString()).Trim();
        AccountResult result = await desk.AddPasskeyAsync(
            name, OperatorActor.RoleOf(context.User), made.Passkey, label.Length == 0 ? "passkey" : label);
        if (result.Fault is { } fault)
            return Refuse("passkey-refused", fault);
        await signIns.RenewAsync(context);
        return Results.Json(new { name });
    }

    // Identity takes the second step without the first for a mistake of the program and throws
    private static async Task<bool> IsUnderWayAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;

    // a page left open must not give whoever passes by a way in of their own
    private static IResult? Stale(HttpContext context, AccountBook book, SignInDesk signIns) =>
        OwnAccount.MayChange(context.User, book, signIns)
            ? null
            : Problems.Result(
                StatusCodes.Status403Forbidden, "sign-in-again", "Sign in again to change what you sign in with.");

    private static async Task<string?> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        string text = await reader.ReadToEndAsync(context.RequestAborted);
        return text.Length is > 0 and < JsonFields.LargestBody && text[0] == '{' ? text : null;
    }

    private static IResult Json(string options) => Results.Text(options, "application/json", Encoding.UTF8);

    private static IResult Refuse(string code, string detail) =>
        Problems.Result(StatusCodes.Status400BadRequest, code, detail);
}
