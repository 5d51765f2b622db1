namespace Healthcare.Host.Cli;

/// <summary>A line that fills while work goes on; a few plain lines where output is not a terminal.</summary>
public sealed class ProgressBar(string title, long total)
{
    private const int Width = 30;
    private readonly Lock drawing = new();
    private int shown = -1;

    /// <summary>So much is done.</summary>
    public void Report(int done) => Report((long)done);

    /// <summary>So much is done.</summary>
    public void Report(long done)
    {
        var percent = total == 0 ? 100 : (int)Math.Min(100, done * 100 / total);
        var step = Console.IsOutputRedirected ? 25 : 1;
        lock (drawing)
        {
            if (percent / step <= shown / step && shown >= 0)
                return;
            shown = percent;
            Draw(percent);
        }
    }

    /// <summary>Ends the line.</summary>
    public void Finish()
    {
        if (!Console.IsOutputRedirected)
            Console.WriteLine();
    }

    private void Draw(int percent)
    {
        var bar = new string('█', percent * Width / 100).PadRight(Width, '░');
        if (Console.IsOutputRedirected)
            Console.WriteLine($"{title}: {percent} %");
        else
            Console.Write($"\r{title} {bar} {percent,3} %");
    }
}
