using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Application.Reference;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Reference;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;

namespace Healthcare.Host.Seed;

/// <summary>Turns the synthetic nation into the commands that everybody else sends.</summary>
internal static class SeedCommands
{
    public static RegisterInstitution ToCommand(this SyntheticInsurer insurer) =>
        new(insurer.Number, InstitutionKind.Insurer, insurer.Name, "全国");

    public static RegisterInstitution ToCommand(this SyntheticInstitution institution) =>
        new(institution.Number, Enum.Parse<InstitutionKind>(institution.Kind.ToString()), institution.Name, institution.Prefecture);

    public static RegisterInsuredPerson ToPerson(this SyntheticPerson p) => new(
        p.PersonId,
        new(p.FamilyName, p.GivenName, p.FamilyKana, p.GivenKana),
        p.BirthDate,
        p.Sex == SyntheticSex.Male ? Sex.Male : Sex.Female,
        new(p.Address.PostalCode.Replace("-", string.Empty, StringComparison.Ordinal), p.Address.Prefecture, p.Address.City, p.Address.Line));

    public static RegisterCoverage ToCoverage(this SyntheticPerson p, SyntheticInsurerCategory category) => new(
        p.PersonId, StreamId.Of("seed-coverage", p.PersonId), p.Coverage.InsurerNumber, p.Coverage.Symbol, p.Coverage.Number, p.Coverage.Branch, CategoryOf(category),
        p.Coverage.Relationship == SyntheticRelationship.Insured ? Relationship.Insured : Relationship.Dependent,
        p.Coverage.From, p.Coverage.CopayPercent);

    public static LinkCardCertificate ToCard(this SyntheticPerson p) =>
        new(p.PersonId, StreamId.Of("seed-card", p.PersonId), p.Card.Serial, p.Card.ValidUntil);

    public static LinkCardCertificate ToPhone(this SyntheticPerson p) =>
        new(p.PersonId, StreamId.Of("seed-phone", p.PersonId), p.Card.PhoneSerial, p.Card.ValidUntil, CredentialKind.Smartphone);

    public static CheckEligibility ToCheck(this SyntheticVisit visit, SyntheticPerson p, string place) =>
        new(StreamId.Of($"seed-check-{place}", visit.VisitId), new(Insured: new(
            p.Coverage.InsurerNumber, p.Coverage.Symbol, p.Coverage.Number, p.Coverage.Branch, p.BirthDate)), visit.Date);

    public static GiveConsent ToConsent(this SyntheticVisit visit, SyntheticPerson p) =>
        new(p.PersonId, StreamId.Of("seed-consent", visit.VisitId), visit.InstitutionNumber, [InformationKind.Drugs]);

    public static RegisterPrescription ToPrescription(this SyntheticVisit visit, SyntheticPerson p, SyntheticPractitioner prescriber) => new(
        visit.VisitId, PersonLocator.Of(p.PersonId), visit.Date, [.. visit.Lines.Select((line, index) => ToLine(line, index + 1))],
        PrescriberName: $"{prescriber.FamilyName} {prescriber.GivenName}");

    public static ReceivePrescription ToReceipt(this SyntheticVisit visit, SyntheticPerson p) => new(p.PersonId, visit.VisitId);

    public static DispensePrescription ToDispensing(this SyntheticVisit visit, SyntheticPerson p, string secret) =>
        new(p.PersonId, visit.VisitId, StreamId.Of("seed-dispensing", visit.VisitId), secret, visit.DispensedOn);

    private static InsuranceCategory CategoryOf(SyntheticInsurerCategory category) => category switch
    {
        SyntheticInsurerCategory.Employees => InsuranceCategory.Employees,
        SyntheticInsurerCategory.National => InsuranceCategory.National,
        _ => InsuranceCategory.LateStageElderly,
    };

    private static MedicationLine ToLine(SyntheticVisitLine line, int rp)
    {
        var drug = line.Drug;
        var oral = drug.Form == SyntheticDosageForm.Oral;
        Amount Of(decimal value) => new(value, drug.UnitCode, drug.UnitName);
        return new(
            rp, 1, new(DrugCodeSystem.Yj, drug.YjCode), drug.Name, Enum.Parse<DosageForm>(drug.Form.ToString()),
            new(drug.UsageText, drug.UsageCode, oral ? Of(drug.PerDose) : null, oral ? Of(drug.DailyDose) : null),
            Of(oral ? drug.DailyDose * line.Days : drug.DailyDose), oral ? line.Days : null);
    }
}
