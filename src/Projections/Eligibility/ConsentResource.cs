using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using NodaTime;

namespace Healthcare.Projections.Eligibility;

/// <summary>One consent as FHIR Consent. It is active until somebody ends it; when it runs out is in its period, for the bytes do not change with the clock.</summary>
internal static class ConsentResource
{
    private static readonly Dictionary<InformationKind, (string Code, string Text, string[] Classes)> Kinds = new()
    {
        [InformationKind.Drugs] = ("drugs", "薬剤その他の診療", ["MedicationRequest", "MedicationDispense", "DetectedIssue", "AllergyIntolerance"]),
        [InformationKind.Surgery] = ("surgery", "手術", ["Procedure"]),
        [InformationKind.CheckUps] = ("check-ups", "特定健診等", ["Observation", "DiagnosticReport"]),
        [InformationKind.CopayLimit] = ("copay-limit", "限度額適用区分", ["Coverage"]),
    };

    /// <summary>The resources of a person's stream of consents.</summary>
    public static IReadOnlyList<FhirResource> All(Guid personId, IReadOnlyList<StoredFact> events) =>
        [.. ConsentStory.Of(events.Select(stored => stored.Data)).Select((story, index) => Of($"{personId:D}-k{index + 1}", story, events[^1]))];

    private static FhirResource Of(string id, ConsentStory story, StoredFact last) => new(
        "Consent", id, story.Given.PersonId, story.Given.Institution, Jst.DateOf(story.Given.GivenAt), [$"status={StatusOf(story)}"],
        FhirJson.Resource("Consent", (id, story, last), static (json, c) => Write(json, c.id, c.story, c.last)));

    private static string StatusOf(ConsentStory story) => story.Ending is null ? "active" : "inactive";

    private static void Write(Utf8JsonWriter json, string id, ConsentStory story, StoredFact last)
    {
        var given = story.Given;
        json.WriteString("id", id);
        json.Meta(last, FhirSystems.ConsentProfile);
        json.WriteStartArray("identifier");
        json.Identifier(FhirSystems.Uri, $"urn:uuid:{given.ConsentId:D}");
        json.WriteEndArray();
        json.WriteString("status", StatusOf(story));
        json.Concept("scope", FhirSystems.ConsentScope, "patient-privacy", "Privacy Consent");
        json.WriteStartArray("category");
        json.ConceptItem(FhirSystems.ActCode, "INFA", "information access");
        json.ConceptItem(FhirSystems.ConsentChannels, CodeOf(given.Channel), text: TextOf(given.Channel));
        json.WriteEndArray();
        json.Patient("patient", given.PersonId);
        json.WriteString("dateTime", FhirText.Of(given.GivenAt));
        json.WriteStartArray("performer");
        json.WriteStartObject();
        json.WriteString("reference", $"Patient/{given.PersonId:D}");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("organization");
        json.OrganizationItem(FhirSystems.InstitutionNumber, given.Institution);
        json.WriteEndArray();
        json.Concept("policyRule", FhirSystems.ActCode, "OPTIN", "opt-in");
        WriteProvision(json, story);
    }

    private static void WriteProvision(Utf8JsonWriter json, ConsentStory story)
    {
        var given = story.Given;
        json.WriteStartObject("provision");
        json.WriteString("type", "permit");
        json.Period("period", given.GivenAt, story.Until);
        json.WriteStartArray("actor");
        json.WriteStartObject();
        json.Concept("role", FhirSystems.ParticipationType, "IRCP", "information recipient");
        json.Organization("reference", FhirSystems.InstitutionNumber, given.Institution);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("action");
        json.ConceptItem(FhirSystems.ConsentAction, "access", "Access");
        json.WriteEndArray();
        WritePurpose(json, given.Kinds);
        WriteKinds(json, given.Kinds);
        json.WriteEndObject();
    }

    private static void WritePurpose(Utf8JsonWriter json, IReadOnlyList<InformationKind> kinds)
    {
        json.WriteStartArray("purpose");
        if (kinds.Any(kind => kind != InformationKind.CopayLimit))
            json.CodingItem(FhirSystems.ActReason, "TREAT", "treatment");
        if (kinds.Contains(InformationKind.CopayLimit))
            json.CodingItem(FhirSystems.ActReason, "HPAYMT", "healthcare payment");
        json.WriteEndArray();
    }

    private static void WriteKinds(Utf8JsonWriter json, IReadOnlyList<InformationKind> kinds)
    {
        json.WriteStartArray("class");
        foreach (var type in kinds.SelectMany(kind => Kinds[kind].Classes))
            json.CodingItem(FhirSystems.ResourceTypes, type);
        json.WriteEndArray();
        json.WriteStartArray("code");
        foreach (var kind in kinds)
            json.ConceptItem(FhirSystems.InformationKinds, Kinds[kind].Code, text: Kinds[kind].Text);
        json.WriteEndArray();
    }

    private static string CodeOf(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Reader => "reader",
        ConsentChannel.Portal => "portal",
        _ => "oral",
    };

    private static string TextOf(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Reader => "カードリーダー",
        ConsentChannel.Portal => "マイナポータル",
        _ => "口頭",
    };
}
