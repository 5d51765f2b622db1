using System.Collections.Concurrent;
using Healthcare.Application.Identity;
using Healthcare.Tests.Identity;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Prescribing.Kill;

/// <summary>Sends commands until each is answered: what breaks off is sent again, under the same key, to the next process.</summary>
internal sealed class Clients(MortalHost host, TestTokens tokens)
{
    private readonly ConcurrentDictionary<(Role, string), Sender> senders = new();
    private readonly ConcurrentQueue<Sent> answered = new();
    private readonly ConcurrentQueue<(Life Life, Sent Sent)> cutOff = new();
    private volatile Moment? awaited;
    private int begun, inFlight;

    /// <summary>How many were begun.</summary>
    public int Begun => Volatile.Read(ref begun);

    /// <summary>How many are sent and not answered at this moment.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>How many have their answer.</summary>
    public int Acknowledged => answered.Count;

    /// <summary>All that have their answer.</summary>
    public IReadOnlyCollection<Sent> Answered => answered;

    /// <summary>Which commands a process had when it was killed.</summary>
    public ILookup<int, Sent> CutOff => cutOff.ToLookup(one => one.Life.Number, one => one.Sent);

    /// <summary>
    /// Returns in the very moment in which so many are acknowledged and so many are under way: others of the same commit may be stored by then
    /// and still wait for their answer. False when all was done before.
    /// </summary>
    public Task<bool> WhenAsync(int acknowledged, int underWay) => (awaited = new(acknowledged, underWay)).Come.Task;

    /// <summary>All was done: whoever waits for a moment waits in vain.</summary>
    public void Done() => awaited?.Come.TrySetResult(false);

    /// <summary>Somebody of a clinic, a pharmacy or an insurer.</summary>
    public Sender Of(Role role, string institution) => senders.GetOrAdd((role, institution), _ =>
        NewSender($"{role}-{institution}", subject => tokens.Of(role, institution, role is Role.Doctor or Role.Pharmacist ? "100001" : null, subject: subject), role));

    /// <summary>The person.</summary>
    public Sender Of(Guid person) => NewSender($"person-{person:N}", subject => tokens.Of(Role.InsuredPerson, personId: person, subject: subject), Role.InsuredPerson);

    /// <summary>Sends a command that is accepted and records these events.</summary>
    public async Task<Answer> AcceptedAsync(Sender sender, Guid person, string path, object command, params Type[] events) =>
        Story.Done(await SendAsync(sender, person, path, command, events));

    /// <summary>Sends a command that is refused.</summary>
    public async Task RefusedAsync(Sender sender, Guid person, string path, object command, string code) =>
        Assert.Equal(code, (await SendAsync(sender, person, path, command, [])).Code);

    /// <summary>Sends what was answered once more.</summary>
    public async Task<Answer> AgainAsync(Sent sent) => await PostAsync(sent, await host.LifeAsync());

    private async Task<Answer> SendAsync(Sender sender, Guid person, string path, object command, Type[] events)
    {
        var sent = new Sent(sender, person, path, command, $"kill-{Interlocked.Increment(ref begun)}", events);
        var life = await host.LifeAsync();
        while (!await TryAsync(sent, life))
            life = await host.AfterAsync(life);

        answered.Enqueue(sent);
        if (awaited is { } moment && Acknowledged >= moment.Acknowledged && InFlight >= moment.UnderWay)
            moment.Come.TrySetResult(true);
        return sent.Answer!;
    }

    private async Task<bool> TryAsync(Sent sent, Life life)
    {
        Interlocked.Increment(ref inFlight);
        try
        {
            sent.Tries++;
            sent.Answer = await PostAsync(sent, life);
            return true;
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false; // It did not reach the process any more: no command was cut off.
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            cutOff.Enqueue((life, sent));
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    private static Task<Answer> PostAsync(Sent sent, Life life) => new Api(life.Client, sent.Sender.Token).PostAsync(sent.Path, sent.Command, sent.Key);

    private static Sender NewSender(string subject, Func<string, string> token, Role role) => new(subject, role, token(subject));

    // Whoever waits goes on at once, on the thread that took the answer.
    private sealed record Moment(int Acknowledged, int UnderWay)
    {
        public TaskCompletionSource<bool> Come { get; } = new();
    }
}
