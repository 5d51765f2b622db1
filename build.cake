using System.Xml.Linq;

// Every step of building Healthcare: dotnet cake --target=<task>. The scripts ./run, ./test and .ci/run only call them.

var target = Argument("target", "Test");
var arguments = Argument("arguments", "");

const string Solution = "Healthcare.sln";
const string Configuration = "Release";
const string Host = "src/Host";
const string GeneratedCode = "src/Host/Internal";
const string TestResults = "artifacts/test-results";

string totals = null;
var testsFailed = false;

Task("Restore")
    .Description("Restores packages for Release, which takes fewer assets of them than Debug; CI accepts only the graph that the lock files name.")
    .Does(() => DotNetRestore(Solution, new DotNetRestoreSettings
    {
        LockedMode = target == "CI",
        Verbosity = DotNetVerbosity.Quiet,
        MSBuildSettings = new DotNetMSBuildSettings().WithProperty("Configuration", Configuration),
    }));

Task("Build")
    .Description("Builds everything; warnings are errors.")
    .IsDependentOn("Restore")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings { Configuration = Configuration, NoRestore = true, NoLogo = true, Verbosity = DotNetVerbosity.Quiet }));

Task("Format")
    .Description("Fails where a file is not formatted as .editorconfig says.")
    .IsDependentOn("Restore")
    .Does(() =>
    {
        Run($"format whitespace {Solution} --no-restore --verify-no-changes");
        Run($"format style {Solution} --no-restore --verify-no-changes --severity warn");
    });

Task("Generated")
    .Description("Fails where the generated code is not what the present sources generate.")
    .IsDependentOn("Restore")
    .WithCriteria(() => DirectoryExists(GeneratedCode), "there is no generated code yet")
    .Does(() =>
    {
        // In the project's folder: that is where the code is written below.
        Run("run --configuration Debug -- codegen write", Host);
        if (ChangedFiles(GeneratedCode) is { Length: > 0 } stale)
            throw new CakeException($"Generated code is out of date; commit what changed:\n{stale}");
    });

Task("Browser")
    .Description("Brings Debian's Chromium for the portal's tests, where that can be done without asking anybody.")
    .WithCriteria(() => !FileExists("/usr/bin/chromium") && !FileExists("/usr/bin/chromium-headless-shell") && FileExists("/usr/bin/apt-get") && Environment.UserName == "root")
    .Does(() =>
    {
        Information("The portal is tested in Chromium: installing Debian's packages chromium and fonts-noto-cjk.");
        var code = StartProcess("bash", "-c \"apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk > /dev/null\"");
        if (code != 0)
            Warning("Chromium could not be installed; the portal's browser tests will be skipped.");
    });

Task("Test")
    .Description("Runs both test projects and counts their tests.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        CleanDirectory(TestResults);
        foreach (var project in new[] { "UnitTests", "IntegrationTests" })
            RunTests(project);

        CountTests();
    });

Task("Bench")
    .Description("Measures a Release build: --arguments=\"…\" goes to tests/Bench.")
    .IsDependentOn("Build")
    .Does(() => Run($"run --project tests/Bench --configuration {Configuration} --no-build -- {arguments}"));

Task("Publish")
    .Description("Puts what a server needs into artifacts/publish/Host.")
    .IsDependentOn("Restore")
    .Does(() => DotNetPublish(Host, new DotNetPublishSettings { Configuration = Configuration, NoRestore = true, NoLogo = true, OutputDirectory = "artifacts/publish/Host" }));

Task("Run")
    .Description("Runs the Host, as ./run does: --arguments=\"…\" goes to it.")
    .Does(() =>
    {
        if (StartProcess("./run", arguments) is not 0 and var code)
            throw new CakeException($"The Host ended with {code}.");
    });

Task("CI")
    .Description("All that must hold before a merge.")
    .IsDependentOn("Restore")
    .IsDependentOn("Format")
    .IsDependentOn("Build")
    .IsDependentOn("Generated")
    .IsDependentOn("Browser")
    .IsDependentOn("Test");

int ExitCode(string dotnet, string folder = ".") => StartProcess("dotnet", new ProcessSettings { Arguments = dotnet, WorkingDirectory = folder });

void Run(string dotnet, string folder = ".")
{
    if (ExitCode(dotnet, folder) is not 0 and var code)
        throw new CakeException($"dotnet {dotnet} ended with {code}.");
}

void RunTests(string project)
{
    if (ExitCode($"test tests/{project} --configuration {Configuration} --no-build --nologo --logger trx;LogFileName={project}.trx --results-directory {TestResults}") is 0)
        return;

    Error($"tests/{project} failed.");
    testsFailed = true;
}

string ChangedFiles(string folder)
{
    var settings = new ProcessSettings { Arguments = $"status --porcelain -- {folder}", RedirectStandardOutput = true };
    if (StartProcess("git", settings, out var lines) is not 0 and var code)
        throw new CakeException($"git status ended with {code}.");
    return string.Join('\n', lines);
}

// The runners close project by project; the last line is the sum.
void CountTests()
{
    var reports = GetFiles($"{TestResults}/*.trx").Select(file => XDocument.Load(file.FullPath)).ToList();
    foreach (var line in reports.SelectMany(SafetyLines))
        Information(line);

    var counters = reports.Select(report => report.Descendants().Single(element => element.Name.LocalName == "Counters")).ToList();
    int Sum(string name) => counters.Sum(counter => (int)counter.Attribute(name));

    var (total, passed, skipped) = (Sum("total"), Sum("passed"), Sum("total") - Sum("executed"));
    totals = $"{passed} passed, {total - passed - skipped} failed" + (skipped > 0 ? $", {skipped} skipped" : "");
    testsFailed |= passed == 0 || total != passed + skipped;
}

// What tests of safety say of themselves, such as "races: 0 missed of 60".
IEnumerable<string> SafetyLines(XDocument report) =>
    report.Descendants().Where(element => element.Name.LocalName == "StdOut")
        .SelectMany(element => element.Value.Split('\n', StringSplitOptions.TrimEntries))
        .Where(line => line.StartsWith("races: ") || line.StartsWith("kill: "));

RunTarget(target);

// After Cake's own report, so that these are the very last words; a failed test ends here, not in an exception.
if (totals is not null)
    Console.WriteLine(totals);
if (testsFailed)
    Environment.Exit(1);
