using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Healthcare.Host.Database;

/// <summary>The server as a child of this process.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int Interrupt = 2;
    private const int LinesKept = 5;

    private readonly Process process;
    private readonly ConcurrentQueue<string> lastLines = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.ErrorDataReceived += Keep;
        process.OutputDataReceived += Keep;
    }

    public bool HasEnded => ended.Task.IsCompleted;

    /// <summary>Why it ended, in its own last words.</summary>
    public string LastWords => string.Join(' ', lastLines);

    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        var server = new ServerProcess(start);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => server.Run(started)) { IsBackground = true, Name = "PostgreSQL" }.Start();
        await started.Task;
        return server;
    }

    /// <summary>Stops the server in order: open transactions are rolled back, everything else is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!HasEnded && Signal(process.Id, Interrupt) != 0 && !process.HasExited)
            throw new InvalidOperationException("PostgreSQL could not be told to stop.");
        await ended.Task;
        process.Dispose();
    }

    /// <summary>A port that nobody listens on at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// Linux ties the child to the thread that started it, not to the process, and pooled threads come and go. So this
    /// thread stays for as long as the server does.
    /// </summary>
    private void Run(TaskCompletionSource started)
    {
        try
        {
            process.Start();
            process.StandardInput.Close();
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
        }
        catch (Exception failure)
        {
            started.SetException(failure);
            return;
        }

        started.SetResult();
        process.WaitForExit();
        ended.SetResult();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;

        lastLines.Enqueue(line.Data);
        while (lastLines.Count > LinesKept)
            lastLines.TryDequeue(out _);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int pid, int signal);
}
