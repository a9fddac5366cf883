using Microsoft.Extensions.Configuration;
using Ops.Dashboard.Startup;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Startup;

public sealed class SettingsMessageTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public void Settings_OfTheShippedFile_AreRight()
    {
        IConfiguration shipped = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false).Build();

        (OpsSettings settings, IReadOnlyList<SettingsFault> faults) =
            OpsSettingsReader.Read(shipped, AppContext.BaseDirectory);

        Assert.Empty(faults);
        Assert.Equal(["http://127.0.0.1:5080"], settings.Urls);
        Assert.Equal(TimeSpan.FromMilliseconds(250), settings.Pipeline.Options.SnapshotInterval);
        Assert.Empty(settings.Pipeline.Options.Validate());
        Assert.Empty(settings.Control.Validate());
    }

    [Fact]
    public void Settings_OfNothing_AreRight() => Assert.Empty(FaultsOf());

    [Theory]
    [InlineData("Ops:Urls", "", "Ops:Urls: is empty")]
    [InlineData("Ops:Urls", "nowhere", "Ops:Urls: \"nowhere\" must be an address")]
    [InlineData("Ops:Urls", "https://127.0.0.1:1", "Ops:Urls: \"https://127.0.0.1:1\" must be an address")]
    [InlineData("Ops:Urls", "http://127.0.0.1:1/ops", "must be an address")]
    [InlineData("Ops:Urls", "http://0.0.0.0:5080", "can be reached from other machines")]
    [InlineData("Ops:Urls", "http://*:5080", "Ops:Urls")]
    [InlineData("Ops:Urls", "http://10.0.0.7:5080", "can be reached from other machines")]
    [InlineData("Ops:Parity:Mode", "Ignore", "Ops:Parity:Mode: \"Ignore\"")]
    [InlineData("Ops:Parity:TrainingMode", "Off", "Ops:Parity:TrainingMode: \"Off\"")]
    [InlineData("Ops:Recording:MostMegabytes", "0", "\"0\" must be a whole number from 1")]
    [InlineData("Ops:Recording:KeepMegabytes", "10", "must be at least MostMegabytes, 1024")]
    [InlineData("Ops:Recording:Enabled", "perhaps", "Ops:Recording:Enabled: \"perhaps\" must be true or false.")]
    [InlineData("Ops:Session:Speed", "0", "Ops:Session:Speed: \"0\" must be a whole number from 1 to 60.")]
    [InlineData("Ops:Session:Speed", "61", "Ops:Session:Speed: \"61\" must be a whole number from 1 to 60.")]
    [InlineData("Ops:Session:Speed", "fast", "Ops:Session:Speed: \"fast\" must be a whole number from 1 to 60.")]
    [InlineData("Ops:Session:Seed", "-1",
        "Ops:Session:Seed: \"-1\" must be a whole number from 0 to 18446744073709551615.")]
    [InlineData("Ops:Session:Scenario", "", "Ops:Session:Scenario: \"\" must be the id of a scenario")]
    [InlineData("Ops:Session:Sped", "2",
        "Ops:Session:Sped: is not a key of Ops; Ops:Session knows Preset, Scenario, Seed, Speed.")]
    [InlineData("Ops:Sesion:Speed", "2",
        "Ops:Sesion: is not a key of Ops; Ops knows Alarms, Auth, Classroom, Control, Drill, GateLimits, Http, " +
        "Parity, Pipeline, Recording, Rules, Session, Storage, Urls.")]
    [InlineData("Ops:Drill:EverySeconds", "9", "Ops:Drill:EverySeconds: \"9\" must be a number from 10 to 3600.")]
    [InlineData("Ops:Drill:PatienceSeconds", "0",
        "Ops:Drill:PatienceSeconds: \"0\" must be a number from 1 to 60.")]
    [InlineData("Ops:Session", "quiet-day",
        "Ops:Session: \"quiet-day\" stands where a section with keys of its own belongs.")]
    [InlineData("Ops:Urls:Http", "x", "Ops:Urls: has keys of its own where one value belongs.")]
    [InlineData("Ops:Control:Ramp:UnknownOrdersPerSecond", "0", "\"0\" must be a whole number from 1 to 10000.")]
    [InlineData("Ops:Control:Ramp:Stages:0:Percent", "0", "\"0\" must be a whole number from 1 to 100.")]
    [InlineData("Ops:Control:Ramp:Stages:0:Percent", "50", "Stages: ends at 50 %; the last stage must be 100 %.")]
    [InlineData("Ops:Pipeline:SnapshotsPerSecond", "11", "\"11\" must be a whole number from 1 to 10.")]
    [InlineData("Ops:Pipeline:Breakers", "maybe", "Ops:Pipeline:Breakers: \"maybe\" must be true or false.")]
    [InlineData("Ops:Pipeline:FeedYellowAfterSeconds", "0.1", "\"0.1\" must be a number from 0.2 to 60.")]
    [InlineData("Ops:Pipeline:FeedYellowAfterSeconds", "0.2",
        "must be longer than the time between two pictures, 0.25 s.")]
    [InlineData("Ops:Pipeline:FeedRedAfterSeconds", "1", "must be longer than FeedYellowAfterSeconds, 1.")]
    [InlineData(
        "Ops:Rules:los:Limit", "1", "Ops:Rules:los: there is no rule \"los\"; the rules are order-conservation,")]
    [InlineData("Ops:Rules:loss:Limit", "0", "Ops:Rules:loss:Limit: \"0\" must be a whole number from 1 to")]
    [InlineData("Ops:Rules:loss:Fleet:ResetAtPercent", "101", "\"101\" must be a whole number from 1 to 100.")]
    [InlineData(
        "Ops:Rules:loss:Steps:0:AtPercent", "90", "Ops:Rules:loss:Steps:0:Action: is missing; it must be one of")]
    [InlineData(
        "Ops:Rules:loss:Steps:0:Action", "ignore",
        "\"ignore\" must be one of Alarm, Throttle, ReduceOnly, Block, BlockAndCancel, Sever.")]
    [InlineData("Ops:Rules:loss:Servers:smars-1:Shado", "true", "Ops:Rules:loss:Servers:smars-1:Shado: is not a key")]
    [InlineData("Ops:Rules:repeated-trips:Limit", "3", "the rule repeated-trips does not watch each server")]
    [InlineData("Ops:Rules:order-rate:Symbols:ABC:Limit", "7", "the rule order-rate does not watch instrument ABC")]
    [InlineData("Ops:GateLimits:price-bund:Each", "1", "there is no limit \"price-bund\" of the gates; they have")]
    [InlineData("Ops:GateLimits:price-band:Each", "0", "Ops:GateLimits:price-band:Each: \"0\" must be a whole number")]
    [InlineData("Ops:GateLimits:message-rate:Symbols:KA001", "5",
        "Ops:GateLimits:message-rate:Symbols:KA001: message-rate is a sum over all instruments")]
    [InlineData("Ops:GateLimits:price-band:Servers:smars-1", "any", "\"any\" must be a whole number above 0, or none")]
    [InlineData("Ops:Control:AckDeadlineSeconds", "0", "\"0\" must be a number from 0.1 to 60.")]
    [InlineData("Ops:Control:BlindAlarmSeconds", "0", "\"0\" must be a number from 0.5 to 60.")]
    [InlineData("Ops:Control:BlindHaltSeconds", "2", "must not be shorter than BlindAlarmSeconds, 3; 0 halts nothing")]
    [InlineData("Ops:Control:AckDeadlineSeconds", "many", "\"many\" must be a number from 0.1 to 60.")]
    [InlineData("Ops:Control:ReleaseRequestLifeSeconds", "3601", "must be a number from 1 to 3600.")]
    [InlineData("Ops:Storage:Directory", " ", "Ops:Storage:Directory: is empty; it must be a folder")]
    [InlineData("Serilog:MinimumLevel:Default", "Loud",
        "Serilog:MinimumLevel:Default: \"Loud\" must be one of Verbose, Debug")]
    [InlineData("Serilog:MinimumLevel:Override:Microsoft", "Loud",
        "Serilog:MinimumLevel:Override:Microsoft: \"Loud\" must be")]
    [InlineData("Serilog:WriteTo:0:Name", "Http", "Serilog:WriteTo: is not a key of Ops; Serilog knows MinimumLevel.")]
    public void Setting_ThatIsWrong_IsNamedWithWhatWouldBeRight(string key, string value, string message) =>
        Assert.Contains(FaultsOf((key, value)), fault => fault.Contains(message));

    [Theory]
    [InlineData("Ops:Auth:CookieHours", "0", "Ops:Auth:CookieHours: \"0\" must be a whole number from 1 to 168.")]
    [InlineData("Ops:Auth:FirstRunLinks", "false", "nobody could sign in")]
    [InlineData("Ops:Auth:LockOutAfter", "2", "Ops:Auth:LockOutAfter: \"2\" must be a whole number from 3 to 20.")]
    [InlineData("Ops:Auth:LockOutMinutes", "0", "\"0\" must be a whole number from 1 to 1440.")]
    [InlineData("Ops:Auth:ApiKeys:0:Expires", "soon", "Ops:Auth:ApiKeys:0:Expires: \"soon\" must be a day")]
    [InlineData("Ops:Auth:ApiKeys:0:Expires", "2027-13-01", "must be a day or time in UTC, such as 2027-03-01")]
    [InlineData("Ops:Auth:Oidc:ClientId", "ops", "Ops:Auth:Oidc:Authority: is missing; it must be the address")]
    [InlineData("Ops:Auth:Oidc:Authority", "http://id.example", "\"http://id.example\" must be an https address")]
    [InlineData("Ops:Auth:Oidc:Authority", "https://id.example", "Ops:Auth:Oidc:ClientId: is missing")]
    [InlineData("Ops:Auth:Oidc:Authority", "https://id.example", "Ops:Auth:Oidc:Roles: gives nobody a role")]
    [InlineData("Ops:Auth:Oidc:Roles:boss", "x", "Ops:Auth:Oidc:Roles:boss: is not a role; the roles are viewer,")]
    [InlineData("Ops:Auth:Oidc:Scopes", "profile", "Ops:Auth:Oidc:Scopes: must have openid among them")]
    [InlineData("Ops:Auth:Oidc:Secret", "x", "Ops:Auth:Oidc:Secret: is not a key of Ops; Ops:Auth:Oidc knows")]
    [InlineData("Ops:Http:Burst", "0", "Ops:Http:Burst: \"0\" must be a whole number from 1 to 100000.")]
    [InlineData("Ops:Http:BehindProxy", "yes", "Ops:Http:BehindProxy: \"yes\" must be true or false.")]
    [InlineData("Ops:Auth:ApiKeys", "key", "Ops:Auth:ApiKeys: \"key\" stands where a list belongs.")]
    [InlineData("Ops:Auth:ApiKeys:0:Name", "a",
        "Ops:Auth:ApiKeys:0:Role: is missing; it must be one of viewer, operator")]
    [InlineData("Ops:Auth:ApiKeys:0:Name", "a", "Ops:Auth:ApiKeys:0:Sha256: is missing")]
    [InlineData("Ops:Auth:ApiKeys:0:Role", "root", "\"root\" must be one of viewer, operator, supervisor, instructor.")]
    [InlineData("Ops:Auth:ApiKeys:0:Role", "viewer", "Ops:Auth:ApiKeys:0:Name: is missing")]
    [InlineData("Ops:Auth:ApiKeys:0:Sha256", "abc", "Ops:Auth:ApiKeys:0:Sha256: must be the SHA-256 of the key")]
    [InlineData("Ops:Auth:ApiKeys:0:Key", "abc", "Ops:Auth:ApiKeys:0:Key: is not a key of Ops")]
    public void Door_ThatIsSetWrong_IsNamedWithWhatWouldBeRight(string key, string value, string message) =>
        Assert.Contains(FaultsOf((key, value)), fault => fault.Contains(message));

    [Fact]
    public void Rules_OfEveryWidth_AreInForceForWhomTheyFit()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ops:Rules:loss:Limit"] = "1000",
            ["Ops:Rules:loss:Fleet:Limit"] = "2000",
            ["Ops:Rules:loss:Groups:rack-a:Limit"] = "300",
            ["Ops:Rules:loss:Servers:smars-1:Shadow"] = "true",
            ["Ops:Rules:order-quantity:Symbols:ABC:Limit"] = "7",
            ["Ops:Rules:order-rate:Steps:0:AtPercent"] = "50",
            ["Ops:Rules:order-rate:Steps:0:Action"] = "Throttle",
            ["Ops:GateLimits:price-band:Each"] = "100",
            ["Ops:GateLimits:price-band:Servers:smars-1"] = "none",
        }).Build();

        (OpsSettings settings, IReadOnlyList<SettingsFault> faults) =
            OpsSettingsReader.Read(configuration, AppContext.BaseDirectory);
        RuleBook rules = settings.Pipeline.Options.Rules;
        var one = new ServerDefinition(new ServerId(0), "smars-1", "rack-a");
        var two = new ServerDefinition(new ServerId(1), "smars-2", "rack-a");
        var far = new ServerDefinition(new ServerId(2), "smars-3", "rack-b");

        Assert.Empty(faults);
        Assert.Equal(Money.FromDollars(1_000).Units, rules.For("loss", far)!.Limit);
        Assert.Equal(Money.FromDollars(300).Units, rules.For("loss", two)!.Limit);
        Assert.True(rules.For("loss", one)!.Shadow);
        Assert.Equal(Money.FromDollars(2_000).Units, rules.ForFleet("loss")!.Limit);
        Assert.Equal(7, rules.ForSymbol("order-quantity", "ABC")!.Limit);
        Assert.Equal([new RuleStep(50, LimitAction.Throttle)], rules.For("order-rate", far)!.Steps);
        Assert.Equal(100, settings.Pipeline.GateLimits.For(two).PriceBandBps.Value);
        Assert.True(settings.Pipeline.GateLimits.For(one).PriceBandBps.IsNone);
    }

    [Fact]
    public void Settings_WithManyFaults_NameThemAll() => Assert.Equal(3, FaultsOf(
        ("Ops:Session:Speed", "0"), ("Ops:Auth:CookieHours", "x"), ("Ops:Wrong", "1")).Count);

    [Fact]
    public void ApiKey_WithAWrongHash_IsNotRepeatedInTheMessage() =>
        Assert.DoesNotContain(FaultsOf(("Ops:Auth:ApiKeys:0:Sha256", "my-secret")), fault =>
            fault.Contains("my-secret"));

    [Fact]
    public void ApiKeys_WithOneNameOrHash_AreRefused()
    {
        IReadOnlyList<string> faults = FaultsOf(
            ("Ops:Auth:ApiKeys:0:Name", "a"), ("Ops:Auth:ApiKeys:0:Role", "viewer"),
            ("Ops:Auth:ApiKeys:0:Sha256", Hash),
            ("Ops:Auth:ApiKeys:1:Name", "a"), ("Ops:Auth:ApiKeys:1:Role", "viewer"),
            ("Ops:Auth:ApiKeys:1:Sha256", Hash));

        Assert.Contains(faults, f => f.Contains("is the name of an earlier key"));
        Assert.Contains(faults, f => f.Contains("is the hash of an earlier key"));
    }

    [Fact]
    public void Directory_RunFromSource_LiesInTheRepository()
    {
        string home = Directory.CreateTempSubdirectory("ops-home-").FullName;
        File.WriteAllText(Path.Combine(home, "Ops.sln"), "");
        string program = Path.Combine(home, "src", "Dashboard", "bin");
        Directory.CreateDirectory(program);

        Assert.Equal(Path.Combine(home, "data"), OpsSettingsReader.Read(new ConfigurationBuilder().Build(), program)
            .Settings.DataDirectory);
        Directory.Delete(home, recursive: true);
    }

    private static IReadOnlyList<string> FaultsOf(params (string Key, string Value)[] values)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(v => v.Key, v => (string?)v.Value)).Build();
        return [.. OpsSettingsReader.Read(configuration, AppContext.BaseDirectory).Faults.Select(f => f.ToString())];
    }
}
