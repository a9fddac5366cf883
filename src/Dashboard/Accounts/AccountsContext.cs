using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Ops.Dashboard.Accounts;

/// <summary>The tables of the accounts: those of Identity with passkeys, and no roles of their own.</summary>
/// <param name="options">Where the file is.</param>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options)
    : IdentityUserContext<Person>(options);
