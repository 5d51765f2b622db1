using Alba;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Microsoft.AspNetCore.TestHost;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>The people and the steps of the main story, so that a test tells only what is special about it.</summary>
public sealed class Story(RunningHost host, IAlbaHost? process = null)
{
    /// <summary>A clinic, its neighbour and a pharmacy.</summary>
    public const string Clinic = "1310000001", OtherClinic = "1310000002", Pharmacy = "1340000001";

    /// <summary>An insurer with a right check digit.</summary>
    public const string Insurer = "33120015";

    private static int numbers;

    /// <summary>Today in Japan.</summary>
    public LocalDate Today => Jst.DateOf(host.Clock.GetCurrentInstant());

    /// <summary>Loxoprofen for 7 days.</summary>
    public static readonly MedicationLine Loxoprofen = new(
        1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソニン錠６０ｍｇ", DosageForm.Oral, new("１日３回毎食後"), new(21, "TAB", "錠"), 7);

    /// <summary>The process that is asked.</summary>
    public IAlbaHost Process => process ?? host.Alba;

    /// <summary>Anybody.</summary>
    public Api As(Role role, string? institution = null, Guid? person = null, string? subject = null, string licence = "100001") => new(
        Process.Server.CreateClient(),
        host.Tokens.Of(role, institution, role is Role.Doctor or Role.Dentist or Role.Pharmacist ? licence : null, person, subject, host.Clock.GetCurrentInstant().ToDateTimeOffset()));

    /// <summary>The clerk of a clinic.</summary>
    public Api Clerk(string institution = Clinic) => As(Role.Clerk, institution);

    /// <summary>The doctor of a clinic.</summary>
    public Api Doctor(string institution = Clinic) => As(Role.Doctor, institution, subject: $"doctor-{institution}");

    /// <summary>The pharmacist.</summary>
    public Api Pharmacist(string institution = Pharmacy) => As(Role.Pharmacist, institution, subject: $"pharmacist-{institution}");

    /// <summary>The person.</summary>
    public Api Person(Guid person) => As(Role.InsuredPerson, person: person, subject: $"person-{person:N}");

    /// <summary>A municipality.</summary>
    public Api Town => As(Role.Municipality, "131016");

    /// <summary>A new insured person with a coverage and a card.</summary>
    public async Task<Insured> InsureAsync()
    {
        var number = Interlocked.Increment(ref numbers);
        var insured = new Insured(Guid.CreateVersion7(), $"{number:D7}", $"{Guid.NewGuid():N}", new LocalDate(1980, 5, 5), Guid.CreateVersion7());
        var insurer = As(Role.Insurer, Insurer);
        Done(await insurer.PostAsync("/insured-persons", Register(insured)));
        Done(await insurer.PostAsync("/coverages", new RegisterCoverage(
            insured.PersonId, Guid.CreateVersion7(), Insurer, "12", insured.Number, "01", InsuranceCategory.Employees, Relationship.Insured, new LocalDate(2020, 4, 1), 30)));
        Done(await Town.PostAsync("/card-certificates", new LinkCardCertificate(
            insured.PersonId, insured.CertificateId, insured.CardSerial, Today.PlusYears(2))));
        return insured;
    }

    /// <summary>The command that makes a person known.</summary>
    public static RegisterInsuredPerson Register(Insured insured) => new(
        insured.PersonId, new("試験", "太郎", "シケン", "タロウ"), insured.BirthDate, Sex.Male, new("1000001", "東京都", "千代田区", "千代田１－１"));

    /// <summary>The person shows the card at a counter.</summary>
    public async Task<Answer> CheckAsync(Insured insured, string institution = Clinic) => Done(await TryCheckAsync(insured, institution));

    /// <summary>The same, whatever the answer; with another serial, last day or way to verify the holder.</summary>
    public async Task<Answer> TryCheckAsync(
        Insured insured, string institution = Clinic, string? serial = null, LocalDate? validThrough = null, HolderVerification verification = HolderVerification.Face)
    {
        var check = await ShowAsync(serial ?? insured.CardSerial, institution, validThrough, verification);
        return await Clerk(institution).PostAsync("/eligibility-checks", check);
    }

    /// <summary>The check of a card that lies on the reader of an institution, with its proof.</summary>
    public async Task<CheckEligibility> ShowAsync(
        string serial, string institution = Clinic, LocalDate? validThrough = null, HolderVerification verification = HolderVerification.Face)
    {
        var proof = TestCards.Authority.Prove(serial, validThrough ?? Today.PlusYears(2), await ChallengeAsync(Clerk(institution)), verification);
        return new(Guid.CreateVersion7(), new(Card: new(serial)), Proof: proof);
    }

    /// <summary>A new challenge.</summary>
    public static async Task<string> ChallengeAsync(Api caller) => Done(await caller.PostRawAsync("/card-challenges", [])).Body.GetProperty("challenge").GetString()!;

    /// <summary>The person agrees at the reader of a clinic where they are verified.</summary>
    public async Task<Guid> ConsentAsync(Insured insured, string institution = Clinic)
    {
        var consent = Guid.CreateVersion7();
        Done(await Clerk(institution).PostAsync("/consents", new GiveConsent(insured.PersonId, consent, institution, [InformationKind.Drugs])));
        return consent;
    }

    /// <summary>A prescription of loxoprofen, or of other drugs.</summary>
    public RegisterPrescription Prescription(Insured insured, string? reason = null, params MedicationLine[] lines) => new(
        Guid.CreateVersion7(), PersonLocator.Of(insured.PersonId), Today, lines.Length == 0 ? [Loxoprofen] : lines, SafetyReason: reason is null ? null : new(SafetyReasonCode.Other, reason));

    /// <summary>What the pharmacist hands over as prescribed, alerts or not.</summary>
    public static DispensePrescription Dispensing(Insured insured, Guid prescription, Guid? id = null) => new(
        insured.PersonId, prescription, id ?? Guid.CreateVersion7(), TestDraw.TheSecret, SafetyReason: new(SafetyReasonCode.AgreedWithPrescriber, "処方医に確認済み"));

    /// <summary>Expects success.</summary>
    public static Answer Done(Answer answer)
    {
        Assert.True(answer.Status is >= 200 and < 300, $"{answer.Status}: {answer.Text}");
        return answer;
    }
}

/// <summary>A person as the tests know them.</summary>
public sealed record Insured(Guid PersonId, string Number, string CardSerial, LocalDate BirthDate, Guid CertificateId = default);
