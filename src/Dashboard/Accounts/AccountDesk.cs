using Microsoft.AspNetCore.Identity;

namespace Ops.Dashboard.Accounts;

/// <summary>Changes of a person's own account: password and passkeys.</summary>
internal sealed class AccountDesk(
    PersonManager people, AccountBook book, AccountsFile file, AccountGate gate, AccountTrail trail,
    SignInDesk signIns, IServiceProvider services)
{
    private const int NameOfPasskeyLength = 64;

    /// <summary>Sets the password, or changes it. Every other sign-in of the account ends.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="role">Role of an account that is made by this.</param>
    /// <param name="current">The password so far; null when another proof was given just now.</param>
    /// <param name="wanted">The new one.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> SetPasswordAsync(string name, string role, string? current, string wanted)
    {
        using IDisposable turn = await gate.EnterAsync();
        if (current is not null && (await FindAsync(name))?.PasswordHash is null)
            return new AccountResult("There is no password to change. Sign in again, and set one.");
        Person person = await FindOrMakeAsync(name, role);
        IdentityResult result;
        if (person.PasswordHash is null)
            result = await people.AddPasswordAsync(person, wanted);
        else if (current is not null)
        {
            if (await signIns.FaultOfAsync(person, current) is { } fault)
                return new AccountResult(fault);
            result = await people.ChangePasswordAsync(person, current, wanted);
        }
        else
            result = await people.ResetPasswordAsync(
                person, await people.GeneratePasswordResetTokenAsync(person), wanted);
        return Finish(result, person, "set the password");
    }

    /// <summary>Adds a passkey the person's device has made.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="role">Role of an account that is made by this.</param>
    /// <param name="passkey">The passkey, verified.</param>
    /// <param name="label">What the person calls it.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> AddPasskeyAsync(string name, string role, UserPasskeyInfo passkey, string label)
    {
        using IDisposable turn = await gate.EnterAsync();
        Person person = await FindOrMakeAsync(name, role);
        passkey.Name = label.Length > NameOfPasskeyLength ? label[..NameOfPasskeyLength] : label;
        return Finish(await people.AddOrUpdatePasskeyAsync(person, passkey), person, "added a passkey");
    }

    /// <summary>Removes a passkey. Every other sign-in of the account ends.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="id">Id of the passkey.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> RemovePasskeyAsync(string name, byte[] id)
    {
        using IDisposable turn = await gate.EnterAsync();
        if (await FindAsync(name) is not { } person || await people.GetPasskeyAsync(person, id) is null)
            return new AccountResult("There is no such passkey; it may have been removed already.");
        if (person.PasswordHash is null && (await people.GetPasskeysAsync(person)).Count == 1)
            return new AccountResult("This is all you can sign in with. Set a password or add a passkey first.");
        await people.RemovePasskeyAsync(person, id);
        return Finish(await people.UpdateSecurityStampAsync(person), person, "removed a passkey");
    }

    /// <summary>Ends every sign-in of an account.</summary>
    /// <param name="name">Whose.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> SignOutEverywhereAsync(string name)
    {
        using IDisposable turn = await gate.EnterAsync();
        if (await FindAsync(name) is not { } person)
            return new AccountResult("There is no account of this name.");
        IdentityResult result = await people.UpdateSecurityStampAsync(person);
        book.Load();
        trail.Note(AccountTrail.SignOut, name, name, "Signed out everywhere.");
        return FaultOf(result);
    }

    /// <summary>The passkeys of a person.</summary>
    /// <param name="name">Whose.</param>
    /// <returns>The passkeys; none without an account.</returns>
    public async Task<IList<UserPasskeyInfo>> PasskeysAsync(string name) =>
        await FindAsync(name) is { } person ? await people.GetPasskeysAsync(person) : [];

    /// <summary>The id under which a device keeps a passkey of a person; a newcomer's account is made.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="role">Role of an account that is made by this.</param>
    /// <returns>The id.</returns>
    public async Task<string> IdAsync(string name, string role)
    {
        using IDisposable turn = await gate.EnterAsync();
        return (await FindOrMakeAsync(name, role)).Id;
    }

    /// <summary>What is wrong with a result of Identity.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The same as ours.</returns>
    internal static AccountResult FaultOf(IdentityResult result) => result.Succeeded
        ? AccountResult.Done
        : new AccountResult(string.Join(" ", result.Errors.Select(error => error.Description)));

    private async Task<Person?> FindAsync(string name) =>
        book.Find(name) is null ? null : await people.FindByNameAsync(name);

    private async Task<Person> FindOrMakeAsync(string name, string role)
    {
        file.EnsureMade(services);
        if (await people.FindByNameAsync(name) is { } known)
            return known;
        var person = new Person { UserName = name, Role = role };
        IdentityResult made = await people.CreateAsync(person);
        if (!made.Succeeded)
            throw new InvalidOperationException($"No account could be made for {name}: {FaultOf(made).Fault}");
        book.Load();
        return person;
    }

    private AccountResult Finish(IdentityResult result, Person person, string did)
    {
        book.Load();
        if (result.Succeeded)
            trail.Note(AccountTrail.Credential, person.UserName!, person.UserName!, $"The person {did}.");
        return FaultOf(result);
    }
}
