using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>Writes a prescription as the document of the e-prescription guide. Pure; the addresses inside follow from the document's id.</summary>
public static class GuideDocumentJson
{
    internal const string MessageText = "http://jpfhir.jp/fhir/ePrescription/Extension/StructureDefinition/JP_Communication_CommunicationContent";
    internal const string LocalDoctorNumber = "urn:oid:1.2.392.100495.20.3.41.1";
    private const string Guide = "http://jpfhir.jp/fhir/ePrescription/";
    private const string Number = "http://jpfhir.jp/fhir/Common/IdSystem/resourceInstance-identifier";

    /// <summary>The document as UTF-8 JSON.</summary>
    public static byte[] Of(GuideDocument document)
    {
        var at = new Addresses(document.Id);
        return StoredJson.Bytes(new
        {
            ResourceType = "Bundle",
            Id = document.Id.ToString("D"),
            Meta = Profile("JP_Bundle_ePrescriptionData"),
            Identifier = new { System = FhirSystems.Uri, Value = $"urn:uuid:{document.Id:D}" },
            Type = "document",
            Timestamp = TextOf(document.WrittenAt),
            Entry = Entries(document, at).Select(entry => new { FullUrl = at.Of(entry.Name), entry.Resource }),
        });
    }

    private static IEnumerable<(string Name, object Resource)> Entries(GuideDocument document, Addresses at)
    {
        yield return ("composition", Composition(document, at));
        yield return ("patient", GuideEntries.Patient(document.Patient, document.Issuer.Number));
        if (document.Visit is { } visit)
            yield return ("visit", new { ResourceType = "Encounter", Meta = Profile("JP_Encounter_ePrescriptionData"), visit.Status, Class = GuideEntries.Code(visit.Class) });
        foreach (var (index, coverage) in document.Coverages.Index())
            yield return ($"coverage{index}", GuideEntries.Coverage(coverage, at, index));
        foreach (var (index, coverage) in document.Coverages.Index().Where(coverage => coverage.Item.Payer is not null))
            yield return ($"payer{index}", GuideEntries.Payer(coverage));
        yield return ("issuer", GuideEntries.Issuer(document.Issuer));
        yield return ("role", GuideEntries.Role(document.Author, at));
        yield return ("author", GuideEntries.Author(document.Author, document.Issuer.Number));
        foreach (var (index, drug) in document.Drugs.Index())
            yield return ($"drug{index}", Drug(drug, at));
        foreach (var (index, message) in document.Messages.Index())
            yield return ($"message{index}", GuideEntries.Message(message));
    }

    private static object Composition(GuideDocument document, Addresses at) => new
    {
        ResourceType = "Composition",
        Meta = Profile("JP_Composition_ePrescriptionData"),
        Extension = document.Version is { } version ? new[] { new { Url = "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber", ValueString = version } } : null,
        Identifier = document.Number is { } number ? new { System = Number, Value = number } : null,
        document.Status,
        Type = GuideEntries.Concept("http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes", EPrescriptionNames.DocumentTypeCode, "処方箋"),
        Category = new[] { GuideEntries.Concept(EPrescriptionNames.CategorySystem, document.Category, CategoryName(document.Category)) },
        Subject = at.To("patient"),
        Encounter = document.Visit is null ? null : at.To("visit"),
        Date = TextOf(document.ComposedAt),
        Author = new[] { at.To("role"), at.To("issuer") },
        Title = "処方箋",
        Custodian = at.To("issuer"),
        Event = new[] { new { Code = new[] { new { Text = "処方箋交付" } }, Period = new { Start = document.IssuedOn, End = document.ValidThrough } } },
        Section = new[]
        {
            new { Title = "処方情報", Code = GuideEntries.Concept(EPrescriptionNames.SectionSystem, EPrescriptionNames.PrescriptionSection, "処方情報セクション"), Entry = Listed(document).Select(at.To) },
        },
    };

    private static IEnumerable<string> Listed(GuideDocument document) =>
    [
        .. document.Coverages.Index().SelectMany(coverage => coverage.Item.Payer is null ? [$"coverage{coverage.Index}"] : new[] { $"coverage{coverage.Index}", $"payer{coverage.Index}" }),
        .. document.Drugs.Index().Select(drug => $"drug{drug.Index}"),
        .. document.Messages.Index().Select(message => $"message{message.Index}"),
    ];

    private static JsonElement Drug(GuideDrug drug, Addresses at)
    {
        var frame = new RecordFrame(null, null, [Guide + "StructureDefinition/JP_MedicationRequest_ePrescriptionData"], null, drug.Status, new(at.Of("patient")), []);
        var order = new OrderFrame(drug.AuthoredOn, null, null, null, null, null, [], []);
        return JsonSerializer.Deserialize<JsonElement>(RecordJson.Of(new RecordedRequest(drug.Line, frame, order), MedicationFlavour.EPrescription));
    }

    private static string CategoryName(string category) => category switch
    {
        EPrescriptionNames.General => "一般処方箋",
        EPrescriptionNames.Narcotic => "麻薬処方箋",
        _ => "分割一般処方",
    };

    private static string? TextOf(Instant? moment) => moment is { } at ? FhirText.Of(at) : null;

    internal static object Profile(string name) => new { Profile = new[] { $"{Guide}StructureDefinition/{name}" } };
}

/// <summary>The addresses inside a document: the same for the same document.</summary>
internal sealed record Addresses(Guid Document)
{
    public string Of(string name) => $"urn:uuid:{StreamId.Of("document-entry", $"{Document:N}:{name}"):D}";

    public object To(string name) => new { Reference = Of(name) };
}
