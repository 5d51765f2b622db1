using System.Runtime.InteropServices;
using Healthcare.Bench;

if (args.Contains("--help"))
{
    Console.WriteLine(BenchOptions.Help);
    return 0;
}

if (BenchOptions.Parse(args) is not ({ } options, null))
{
    Console.Error.WriteLine(BenchOptions.Parse(args).Wrong);
    return 2;
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var measured = await Benchmark.RunAsync(options, stop.Token);
    Report.Print(measured);
    Report.Write(measured);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped; what was started has ended.");
    return 130;
}
catch (Exception failure)
{
    Console.Error.WriteLine(failure);
    return 1;
}
