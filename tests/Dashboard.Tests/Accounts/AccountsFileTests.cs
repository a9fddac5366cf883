using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Accounts;

public sealed class AccountsFileTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task File_MadeByTheRoom_IsReadBack()
    {
        AccountsFile file = await MakeAsync();

        Account account = Assert.Single(file.Read());

        Assert.Equal(("operator-1", "operator", true), (account.Name, account.Role, account.HasPassword));
    }

    [Theory]
    [InlineData(0, "is not a SQLite database")]
    [InlineData(63, "its format is version")]
    [InlineData(68, "is not a file of accounts")]
    public async Task File_OfAnotherKind_IsRefusedByName(int at, string problem)
    {
        AccountsFile file = await MakeAsync();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);
        bytes[at] ^= 0x55;
        await File.WriteAllBytesAsync(file.Path, bytes);

        AccountsFileException refused = Assert.Throws<AccountsFileException>(() => file.Read());

        Assert.Contains(problem, refused.Message);
        Assert.Contains(file.Path, refused.Message);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file.Path));
    }

    [Fact]
    public async Task File_DamagedInside_IsRefusedByName()
    {
        AccountsFile file = await MakeAsync();
        byte[] bytes = await File.ReadAllBytesAsync(file.Path);
        bytes.AsSpan(4096).Fill(0xAA);
        await File.WriteAllBytesAsync(file.Path, bytes);

        Assert.Contains(file.Path, Assert.Throws<AccountsFileException>(() => file.Read()).Message);
    }

    [Fact]
    public async Task File_CutShort_IsRefusedByName()
    {
        AccountsFile file = await MakeAsync();
        await File.WriteAllBytesAsync(file.Path, (await File.ReadAllBytesAsync(file.Path))[..50]);

        Assert.Contains("ends in its header", Assert.Throws<AccountsFileException>(() => file.Read()).Message);
    }

    public void Dispose() => _room.Dispose();

    private async Task<AccountsFile> MakeAsync()
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.SetPasswordAsync("copper kettle morning");
        return _room.Services.GetRequiredService<AccountsFile>();
    }
}
