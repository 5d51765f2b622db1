using System.Text.Json;
using Healthcare.Domain.Shared;
using Healthcare.Host.Cards;
using Healthcare.Host.Database;
using Healthcare.Host.Seed;
using Healthcare.Host.Seed.Population;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Cli;

/// <summary><c>./run reader</c>: plays a card reader against a running program, or only signs a challenge.</summary>
public static class ReaderCommand
{
    /// <summary>Runs: 0 when the check was answered, 1 when it was refused or the program is not there, 2 when the command is not understood.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (ReaderOptions.Parse(args) is not ({ } options, null))
        {
            await errors.WriteLineAsync(ReaderOptions.Parse(args).Wrong);
            return 2;
        }

        var directory = options.DataDirectory ?? LocalDatabase.DefaultDirectory();
        using var cards = DemoCardAuthority.Find(directory);
        if (cards is null)
        {
            await errors.WriteLineAsync($"{directory} holds no issuer of demonstration cards: start ./run first, with the same --data-dir.");
            return 1;
        }

        var card = DemoCard.Of(options.Card, options.Smartphone, Jst.DateOf(SystemClock.Instance.GetCurrentInstant()));
        if (options.Challenge is not { } challenge)
            return await WalkAsync(options, cards, card, output, errors);

        var proof = cards.Prove(card.Serial, card.ValidThrough, challenge, options.Verification!.Value);
        await output.WriteLineAsync(JsonSerializer.Serialize(proof, StoredJson.Options));
        return 0;
    }

    private static async Task<int> WalkAsync(ReaderOptions options, DemoCardAuthority cards, DemoCard card, TextWriter output, TextWriter errors)
    {
        using var http = new HttpClient { BaseAddress = options.Url };
        try
        {
            var api = await ReaderApi.SignInAsync(http, options.Institution, DemoDirectory.Secret);
            return await new ReaderWalk(options, cards, card, api, output).RunAsync() ? 0 : 1;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException)
        {
            await errors.WriteLineAsync($"{options.Url} does not answer as Healthcare does: {unreachable.Message}");
            return 1;
        }
    }
}

/// <summary>A demonstration card: what its chip and its holder know.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Serial">The serial of its certificate.</param>
/// <param name="ValidThrough">The certificate's last day.</param>
/// <param name="Pin">Its PIN.</param>
internal sealed record DemoCard(Guid PersonId, string Serial, LocalDate ValidThrough, string Pin)
{
    /// <summary>The card of this number, or the smartphone of the same person.</summary>
    public static DemoCard Of(int number, bool smartphone, LocalDate today)
    {
        var nation = SyntheticNation.Of(1, today);
        var person = number == 0 ? nation.ExamplePatient : nation.Person(number - 1);
        var serial = smartphone ? person.Card.PhoneSerial : person.Card.Serial;
        return new(person.PersonId, serial, person.Card.ValidUntil, SyntheticNation.Pin);
    }
}
