using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ops.Dashboard.Accounts;

/// <summary>Identity's manager, whose lock-out goes by the room's own clock.</summary>
internal sealed class PersonManager(
    IUserStore<Person> store, IOptions<IdentityOptions> options, IPasswordHasher<Person> hasher,
    IEnumerable<IUserValidator<Person>> users, IEnumerable<IPasswordValidator<Person>> passwords,
    ILookupNormalizer names, IdentityErrorDescriber errors, IServiceProvider services, ILogger<PersonManager> log,
    TimeProvider time)
    : UserManager<Person>(store, options, hasher, users, passwords, names, errors, services, log)
{
    /// <inheritdoc/>
    public override Task<bool> IsLockedOutAsync(Person user) =>
        Task.FromResult(user.LockoutEnd is { } until && until > time.GetUtcNow());

    /// <inheritdoc/>
    public override Task<IdentityResult> AccessFailedAsync(Person user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.LockoutEnd = time.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
            user.AccessFailedCount = 0;
        }
        return UpdateAsync(user);
    }
}
