using System.Text;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;
using Healthcare.Projections.Storage;
using Healthcare.Tests.Prescribing;
using NodaTime;

namespace Healthcare.Bench;

/// <summary>A seeded person, as small as a million of them need to be.</summary>
internal sealed record BenchPerson(Guid Id, string Card, LocalDate CardThrough, InsuredNumber Insured)
{
    public static BenchPerson Of(SyntheticPerson p) => new(
        p.PersonId, p.Card.Serial, p.Card.ValidUntil, new(p.Coverage.InsurerNumber, p.Coverage.Symbol, p.Coverage.Number, p.Coverage.Branch, p.BirthDate));
}

/// <summary>The bytes of the requests. All persons and drugs are made up.</summary>
internal sealed class Requests(int port, int persons)
{
    private const int LinesOfEach = 2;
    private readonly LocalDate today = Jst.DateOf(SystemClock.Instance.GetCurrentInstant());
    private int prescribed;

    /// <summary>The seeded persons, by what names them.</summary>
    public IReadOnlyList<BenchPerson> Persons { get; } =
        [.. SyntheticNation.Of(1, Jst.DateOf(SystemClock.Instance.GetCurrentInstant())).People(persons).Select(BenchPerson.Of)];

    /// <summary>A reader asks for a challenge.</summary>
    public byte[] Challenge(string token) => Post("/card-challenges", token, string.Empty);

    /// <summary>A person shows the card at a counter, and the card answers the challenge.</summary>
    public byte[] Check(string token, BenchPerson person, CardProof proof) => PostCheck(token, new(Card: new(person.Card)), proof);

    /// <summary>A person shows a 資格確認書 at a counter.</summary>
    public byte[] Check(string token, BenchPerson person) => PostCheck(token, new(Insured: person.Insured), null);

    /// <summary>The person agrees at the reader.</summary>
    public byte[] Consent(string token, Guid person, string institution) => Post(
        "/consents", token, $$$"""{"personId":"{{{person}}}","consentId":"{{{Guid.CreateVersion7()}}}","institution":"{{{institution}}}","kinds":["drugs"]}""");

    /// <summary>
    /// Two drugs for the next person; whoever has their turn again is prescribed two others. Where the person's past has one of them already,
    /// the doctor goes on for the reason.
    /// </summary>
    public byte[] Prescription(string token)
    {
        var (round, place) = Math.DivRem(Interlocked.Increment(ref prescribed) & int.MaxValue, Persons.Count);
        var lines = Enumerable.Range(1, LinesOfEach).Select(i => Drug((round * LinesOfEach) + i).Line(i, Drug((round * LinesOfEach) + i).UsualDays));
        var prescription = new RegisterPrescription(
            Guid.CreateVersion7(), PersonLocator.Of(Persons[place].Id), today, [.. lines], PrescriberName: "試験　医師",
            SafetyReason: new(SafetyReasonCode.AgreedWithPrescriber, "処方医に確認済み"));
        return Command("/prescriptions", token, StoredJson.Bytes(prescription));
    }

    /// <summary>One stored resource.</summary>
    public byte[] Fhir(string token, string type, string id) => Encoding.UTF8.GetBytes(
        $"GET /fhir/{type}/{id} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\nAccept: application/fhir+json\r\n\r\n");

    /// <summary>Any command, as it goes over the line.</summary>
    public byte[] Command(string path, string token, byte[] body, string? key = null)
    {
        var idempotency = key is null ? string.Empty : $"Idempotency-Key: {key}\r\n";
        return [.. Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n{idempotency}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }

    /// <summary>Reads what is at a path.</summary>
    public byte[] Get(string path, string token) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n\r\n");

    private byte[] PostCheck(string token, PersonLocator person, CardProof? proof) => Post(
        "/eligibility-checks", token, Encoding.UTF8.GetString(StoredJson.Bytes(new CheckEligibility(Guid.CreateVersion7(), person, Proof: proof))));

    /// <summary>From the end of the shelf, where what is seldom prescribed stands.</summary>
    private static SyntheticDrug Drug(int number) => SampleDrugs.Distinct[^((number % SampleDrugs.Distinct.Count) + 1)];

    private byte[] Post(string path, string token, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
