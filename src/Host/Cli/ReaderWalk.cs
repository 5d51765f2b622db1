using System.Text.Encodings.Web;
using System.Text.Json;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Cards;

namespace Healthcare.Host.Cli;

/// <summary>The five steps of a card reader, told line by line.</summary>
internal sealed class ReaderWalk(ReaderOptions options, DemoCardAuthority cards, DemoCard card, ReaderApi api, TextWriter output)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Walks; whether the check was answered, and the consents with it.</summary>
    public async Task<bool> RunAsync()
    {
        await SayAsync($"① {(options.Smartphone ? "Smartphone" : "Card")} {options.Card:0000} is at the reader.");
        await SayAsync($"② Method chosen: {(options.Verification == HolderVerification.Face ? "face (顔認証)" : "PIN (暗証番号)")}.");
        if (!await VerifyHolderAsync())
            return false;

        await SayAsync($"④ Consent chosen: {(options.Consents.Count == 0 ? "none" : string.Join(", ", options.Consents))}.");
        return await CheckAsync();
    }

    private async Task<bool> VerifyHolderAsync()
    {
        if (options.Verification == HolderVerification.Face)
        {
            await SayAsync("③ The face fits the image in the chip.");
            return true;
        }

        foreach (var pin in options.Pins)
        {
            var right = pin == card.Pin;
            var (told, body) = await api.PostAsync("pin-attempts", new RecordPinAttempt(card.Serial, right));
            if (!told)
                return await RefusedAsync("③ The PIN is refused", body);
            if (right)
            {
                await SayAsync("③ The PIN is right.");
                return true;
            }

            await SayAsync($"③ The PIN is wrong: {body.GetProperty("wrongPins").GetInt32()} of {Credential.WrongPinsAtMost}{(body.GetProperty("locked").GetBoolean() ? "; it is locked now, the face still works" : "")}.");
        }

        return false;
    }

    private async Task<bool> CheckAsync()
    {
        var (ready, given) = await api.PostAsync("card-challenges", null);
        if (!ready)
            return await RefusedAsync("⑤ The check is refused", given);

        var proof = cards.Prove(card.Serial, card.ValidThrough, given.GetProperty("challenge").GetString()!, options.Verification!.Value);
        var (done, answer) = await api.PostAsync(
            "eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Card: new(card.Serial)), Consents: options.Consents, Proof: proof));
        if (!done)
            return await RefusedAsync("⑤ The check is refused", answer);

        await SayAsync("⑤ The check is answered:");
        await SayAsync(JsonSerializer.Serialize(answer, Indented));
        return true;
    }

    private async Task<bool> RefusedAsync(string what, JsonElement problem)
    {
        await SayAsync($"{what}: {problem.GetProperty("code").GetString()}");
        await SayAsync(JsonSerializer.Serialize(problem, Indented));
        return false;
    }

    private Task SayAsync(string line) => output.WriteLineAsync(line);
}
