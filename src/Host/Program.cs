using Healthcare.Host;
using Healthcare.Host.Cli;
using Healthcare.Host.Database;
using JasperFx;

string[] frameworkCommands = ["codegen", "describe", "check-env", "db-apply", "db-assert", "db-dump", "db-patch", "projections", "resources", "storage", "help"];

try
{
    switch (args)
    {
        case ["--help" or "-h", ..]:
            Console.WriteLine(Help.Text);
            return 0;
        case ["replay", .. var rest]:
            return await ReplayCommand.RunAsync(rest);
        case ["reader", .. var rest]:
            return await ReaderCommand.RunAsync(rest, Console.Out, Console.Error);
        case ["drug-master", .. var rest]:
            return await DrugMasterCommand.RunAsync(rest, Console.Out, Console.Error, Environment.GetEnvironmentVariable("HEALTHCARE_TOKEN"));
        case ["sign", .. var rest]:
            return await SignCommand.RunAsync(rest, Console.OpenStandardInput(), Console.Out, Console.Error, NodaTime.SystemClock.Instance);
        case [var command, ..] when frameworkCommands.Contains(command):
            var builder = LocalBuilder.Create();
            builder.Configuration["ConnectionStrings:Healthcare"] ??= "Host=127.0.0.1";
            return await builder.AddHealthcare().Build().MapHealthcare().RunJasperFxCommands(args);
    }

    if (ServeOptions.Parse(args) is not ({ } options, null))
    {
        Console.Error.WriteLine(ServeOptions.Parse(args).Wrong);
        return 2;
    }

    return await ServeCommand.RunAsync(options);
}
catch (LocalDatabaseUnavailableException unavailable)
{
    Console.Error.WriteLine(unavailable.Message);
    return 1;
}
