await WebApplication.CreateBuilder(args).Build().RunAsync();

/// <summary>Entry point; named for the tests that host it.</summary>
public partial class Program;
