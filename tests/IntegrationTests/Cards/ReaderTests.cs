using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Shared;
using Healthcare.Host.Cli;
using Healthcare.Host.Seed.Population;
using Healthcare.Tests.Identity;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Cards;

/// <summary><c>./run reader</c> at a <c>./run</c> with its demonstration. Each test takes cards of its own.</summary>
public sealed class ReaderTests(Demonstration demonstration) : IClassFixture<Demonstration>
{
    private const string Answered = "⑤ The check is answered:";

    [Fact]
    public async Task the_first_walk_takes_the_consent_with_the_check_and_shows_the_limit()
    {
        var card = await demonstration.GrantLimitAsync("ウ");
        var walk = await demonstration.ReadAsync($"--card {card} --face --consent drugs,copay-limit");

        Assert.Equal((0, string.Empty), (walk.Code, walk.Errors));
        Assert.Equal(
            [$"① Card {card:0000} is at the reader.", "② Method chosen: face (顔認証).", "③ The face fits the image in the chip.", "④ Consent chosen: Drugs, CopayLimit.", Answered],
            walk.Steps);
        Assert.Equal(("valid", "card", "ウ"), (Text(walk.Answer, "status"), Text(walk.Answer, "method"), Text(walk.Answer.GetProperty("limits"), "category")));
        Assert.Equal(["drugs", "copayLimit"], walk.Answer.GetProperty("consented").EnumerateArray().Select(kind => kind.GetString()));

        var elsewhere = await demonstration.ReadAsync($"--card {card} --face --institution {demonstration.OtherClerk}");
        Assert.Equal((0, "④ Consent chosen: none."), (elsewhere.Code, elsewhere.Steps[3]));
        Assert.False(elsewhere.Answer.TryGetProperty("limits", out _));
    }

    [Fact]
    public async Task a_wrong_pin_is_counted_and_the_right_one_begins_the_count_anew()
    {
        var card = demonstration.NextCard();
        for (var walks = 0; walks < 2; walks++)
        {
            var walk = await demonstration.ReadAsync($"--card {card} --pin 0000 --pin 9999 --pin {SyntheticNation.Pin}");
            Assert.Equal(0, walk.Code);
            Assert.Equal(
                ["② Method chosen: PIN (暗証番号).", "③ The PIN is wrong: 1 of 3.", "③ The PIN is wrong: 2 of 3.", "③ The PIN is right.", "④ Consent chosen: none.", Answered],
                walk.Steps.Skip(1));
        }
    }

    [Fact]
    public async Task three_wrong_pins_lock_the_pin_and_the_face_still_works()
    {
        var card = demonstration.NextCard();
        var walk = await demonstration.ReadAsync($"--card {card} --pin 0000 --pin 0001 --pin 0002 --pin {SyntheticNation.Pin}");
        Assert.Equal(1, walk.Code);
        Assert.Equal(
            ["③ The PIN is wrong: 1 of 3.", "③ The PIN is wrong: 2 of 3.", "③ The PIN is wrong: 3 of 3; it is locked now, the face still works.", "③ The PIN is refused: eligibility.pin-locked"],
            walk.Steps.Skip(2));

        var right = await demonstration.ReadAsync($"--card {card} --pin {SyntheticNation.Pin}");
        Assert.Equal((1, "③ The PIN is refused: eligibility.pin-locked"), (right.Code, right.Steps[^1]));
        var face = await demonstration.ReadAsync($"--card {card} --face");
        Assert.Equal((0, Answered), (face.Code, face.Steps[^1]));
    }

    [Fact]
    public async Task whoever_types_only_wrong_pins_is_not_checked()
    {
        var walk = await demonstration.ReadAsync($"--card {demonstration.NextCard()} --pin 0000");
        Assert.Equal((1, "③ The PIN is wrong: 1 of 3."), (walk.Code, walk.Steps[^1]));
    }

    [Fact]
    public async Task a_refused_check_says_why_and_is_no_success()
    {
        var unknown = await demonstration.ReadAsync("--card 9999 --face --consent drugs");
        Assert.Equal(1, unknown.Code);
        Assert.Equal(["④ Consent chosen: Drugs.", "⑤ The check is refused: eligibility.person-not-found"], unknown.Steps.Skip(3));

        var stranger = await demonstration.ReadAsync("--card 1 --face --institution operator");
        Assert.Equal((1, "① Card 0001 is at the reader.", "⑤ The check is refused: request.forbidden"), (stranger.Code, stranger.Steps[0], stranger.Steps[^1]));
    }

    [Fact]
    public async Task where_nothing_answers_or_no_card_can_be_made_the_reader_says_so()
    {
        var silent = await demonstration.ReadAsync("--card 1 --face --url http://127.0.0.1:1/");
        Assert.Equal((1, 0), (silent.Code, silent.Steps.Count));
        Assert.Contains("does not answer as Healthcare does", silent.Errors, StringComparison.Ordinal);

        var empty = Directory.CreateTempSubdirectory("healthcare-reader-");
        var cardless = await demonstration.ReadAsync($"--card 1 --face --data-dir {empty.FullName}");
        empty.Delete();
        Assert.Equal((1, 0), (cardless.Code, cardless.Steps.Count));
        Assert.Contains("holds no issuer of demonstration cards", cardless.Errors, StringComparison.Ordinal);

        var unclear = await demonstration.ReadAsync("--card 1 --face --consent everything");
        Assert.Equal((2, 0), (unclear.Code, unclear.Steps.Count));
        Assert.Contains("--consent: not understood", unclear.Errors, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}

/// <summary>What one run of the reader ended with and said.</summary>
public sealed record Walk(int Code, string Output, string Errors)
{
    /// <summary>The lines of the steps.</summary>
    public IReadOnlyList<string> Steps => [.. Output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] is >= '①' and <= '⑤')];

    /// <summary>What follows the last step: the answer as JSON.</summary>
    public JsonElement Answer => JsonDocument.Parse(Output[Output.IndexOf("\n{", StringComparison.Ordinal)..]).RootElement;
}

/// <summary>The real program with its demonstration, and a reader beside it.</summary>
public sealed class Demonstration : IAsyncLifetime
{
    private const int Persons = 12;
    private readonly SyntheticNation nation = SyntheticNation.Of(1, Jst.DateOf(SystemClock.Instance.GetCurrentInstant()));
    private readonly TestTokens tokens = new();
    private HostProcess process = null!;
    private int lastCard;

    /// <summary>A clerk of another institution than the reader's usual one.</summary>
    public string OtherClerk => nation.Practitioners.First(one => one.Role == "clerk" && one.InstitutionNumber != Usual).Id;

    private string Usual => nation.Practitioners.Single(one => one.Id == "clerk-001").InstitutionNumber;

    /// <inheritdoc/>
    public async Task InitializeAsync() => process = await HostProcess.StartAsync(await TestDatabase.CreateAsync(), tokens, persons: Persons);

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await process.DisposeAsync();
        tokens.Dispose();
    }

    /// <summary>The number of a card that no other test uses.</summary>
    public int NextCard() => Interlocked.Increment(ref lastCard);

    /// <summary>Runs the reader; an address or directory in the line counts before those of this program.</summary>
    public async Task<Walk> ReadAsync(string line)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await ReaderCommand.RunAsync(["--url", process.Address.AbsoluteUri, "--data-dir", process.DataDirectory, .. line.Split(' ')], output, errors);
        return new(code, output.ToString(), errors.ToString());
    }

    /// <summary>Lets the insurer grant a limit category of people under 70 from today on; the number of the person's card.</summary>
    public async Task<int> GrantLimitAsync(string category)
    {
        var card = NextCard();
        while (nation.Person(card - 1).BirthDate.PlusYears(70) <= nation.Today)
            card = NextCard();
        var person = nation.Person(card - 1);
        var insurer = new Api(process.Client(), tokens.Of(Role.Insurer, person.Coverage.InsurerNumber));
        Story.Done(await insurer.PostAsync("/coverage-changes", new ChangeCoverage(
            person.PersonId, StreamId.Of("seed-coverage", person.PersonId), nation.Today, person.Coverage.CopayPercent, LimitCategories: [new(category, nation.Today)]), key: $"{Guid.NewGuid()}"));
        return card;
    }
}
