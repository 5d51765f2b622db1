using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>What a prescription document of the guide (処方情報 HL7 FHIR) says, without its FHIR.</summary>
/// <param name="Id">The document, and the prescription.</param>
/// <param name="WrittenAt">When the document was put together.</param>
/// <param name="ComposedAt">When its content was written.</param>
/// <param name="Version">Which version of the document it is.</param>
/// <param name="Number">処方箋番号.</param>
/// <param name="Category">01 general, 02 narcotic, 03 split.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="ValidThrough">Last day of 使用期間, when said.</param>
/// <param name="Patient">For whom.</param>
/// <param name="Visit">The visit: status and class.</param>
/// <param name="Coverages">Health insurance and public payers.</param>
/// <param name="Issuer">The institution.</param>
/// <param name="Author">The prescriber.</param>
/// <param name="Drugs">The drugs, each with when it was written.</param>
/// <param name="Messages">What the prescriber tells the pharmacy or the patient.</param>
/// <param name="Status">Of the Composition; a cancelled prescription is not final, so nobody takes it in.</param>
public sealed record GuideDocument(
    Guid Id, Instant? WrittenAt, Instant? ComposedAt, string? Version, string? Number, string Category, LocalDate IssuedOn, LocalDate? ValidThrough,
    GuidePatient Patient, GuideVisit? Visit, IReadOnlyList<GuideCoverage> Coverages, GuideIssuer Issuer, GuideAuthor Author,
    IReadOnlyList<GuideDrug> Drugs, IReadOnlyList<GuideMessage> Messages, string Status = GuideDocument.Final)
{
    /// <summary>It holds.</summary>
    public const string Final = "final";

    /// <summary>It was cancelled.</summary>
    public const string Cancelled = "entered-in-error";
}

/// <summary>A drug and when it was written.</summary>
public sealed record GuideDrug(MedicationLine Line, string Status, Moment AuthoredOn);

/// <summary>A name in one representation: IDE 漢字, SYL カナ.</summary>
public sealed record GuideName(string? Representation, string? Use, string? Text, string? Family = null, string? Given = null);

/// <summary>The patient. <paramref name="LocalNumber"/> is of the issuing institution.</summary>
public sealed record GuidePatient(
    string? LocalNumber, IReadOnlyList<GuideName> Names, string? Gender, LocalDate BirthDate, string? Address, string? PostalCode, string? Country);

/// <summary>The visit that the prescription is from.</summary>
public sealed record GuideVisit(string Status, NamedCode Class);

/// <summary>One coverage with who pays.</summary>
public sealed record GuideCoverage(
    string Category, string? Symbol, string? Number, string? Branch, string? SubscriberId, string? Dependent, NamedCode? Relationship, LocalDate? From, LocalDate? Through,
    int? Order, decimal? CopayPercent, GuidePayer? Payer)
{
    /// <summary>公費.</summary>
    public const string Public = "8";
}

/// <summary>Who pays.</summary>
public sealed record GuidePayer(string? Number, string? Name, string? Kind);

/// <summary>The issuing institution.</summary>
public sealed record GuideIssuer(string Number, string? Name, string? Phone, string? Address);

/// <summary>The prescriber.</summary>
public sealed record GuideAuthor(
    IReadOnlyList<GuideName> Names, string? LocalNumber, IReadOnlyList<GuideQualification> Qualifications, string? RoleSystem, string? RoleNumber, NamedCode? Role);

/// <summary>A licence.</summary>
public sealed record GuideQualification(string System, string Number, NamedCode? Kind);

/// <summary>備考・調剤者への指示.</summary>
public sealed record GuideMessage(NamedCode? Category, IReadOnlyList<string> Texts);
