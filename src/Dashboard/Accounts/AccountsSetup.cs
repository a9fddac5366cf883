using Microsoft.AspNetCore.Identity;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>Identity over the file of accounts.</summary>
internal static class AccountsSetup
{
    private const int ShortestPassword = 12;
    private const int DifferentCharacters = 5;

    /// <summary>Registers it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">After how many wrong passwords an account rests, and how long.</param>
    /// <param name="file">The file.</param>
    public static void AddAccounts(this IServiceCollection services, AuthSettings settings, AccountsFile file)
    {
        services.AddSingleton(file).AddSingleton<AccountBook>().AddSingleton<AccountGate>()
            .AddSingleton<AccountNames>().AddSingleton<AccountTrail>();
        services.AddScoped<AccountDesk>().AddScoped<PeopleDesk>().AddScoped<SignInDesk>()
            .AddScoped<AccountEndpoints.Parts>();
        services.AddDbContext<AccountsContext>(file.Use);
        services.AddIdentityCore<Person>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // the first that has passkeys
                // length is what counts; rules about signs and digits make people write passwords down
                options.Password.RequiredLength = ShortestPassword;
                options.Password.RequiredUniqueChars = DifferentCharacters;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = settings.LockOutAfter;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.LockOutMinutes);
            })
            .AddUserManager<PersonManager>().AddEntityFrameworkStores<AccountsContext>().AddSignInManager()
            .AddDefaultTokenProviders();
    }
}
