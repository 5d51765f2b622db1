namespace Healthcare.Host.Cli;

/// <summary>The framework's builder, without its watch over every file below the working directory: settings are read once.</summary>
internal static class LocalBuilder
{
    public static WebApplicationBuilder Create() => WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
}
