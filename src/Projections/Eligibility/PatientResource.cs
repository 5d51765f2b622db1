using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Eligibility;

/// <summary>What a Patient is made of.</summary>
internal sealed record PatientFacts(InsuredPersonRegistered Person, InsuredPerson Now, StoredFact Last)
{
    public IReadOnlyDictionary<string, string> LocalNumbers => Now.LocalPatientNumbers;
}

/// <summary>An insured person as JP_Patient.</summary>
internal static class PatientResource
{
    public static FhirResource Of(Guid personId, PatientFacts facts) => new(
        "Patient", personId.ToString("D"), personId, null, facts.Person.BirthDate, KeysOf(facts),
        FhirJson.Resource("Patient", (personId, facts), static (json, patient) => Write(json, patient.personId, patient.facts)));

    private static List<string> KeysOf(PatientFacts facts) =>
    [
        $"gender={GenderOf(facts.Person.Sex)}",
        $"birthdate={FhirText.Of(facts.Person.BirthDate)}",
        .. facts.LocalNumbers.Select(local => FhirText.Key("identifier", SystemOf(local.Key), local.Value)),
    ];

    private static void Write(Utf8JsonWriter json, Guid personId, PatientFacts facts)
    {
        var (person, name) = (facts.Person, facts.Now.Name);
        json.WriteString("id", personId);
        json.Meta(facts.Last, FhirSystems.PatientProfile);
        json.WriteStartArray("identifier");
        json.Identifier(FhirSystems.Uri, $"urn:uuid:{personId:D}");
        foreach (var (institution, number) in facts.LocalNumbers)
            json.Identifier(SystemOf(institution), number);
        json.WriteEndArray();
        json.WriteStartArray("name");
        WriteName(json, "IDE", name.Family, name.Given);
        WriteName(json, "SYL", name.FamilyKana, name.GivenKana);
        json.WriteEndArray();
        json.WriteString("gender", GenderOf(person.Sex));
        json.WriteString("birthDate", FhirText.Of(person.BirthDate));
        if (facts.Now.DiedOn is { } diedOn)
            json.WriteString("deceasedDateTime", FhirText.Of(diedOn));
        WriteAddress(json, person.Address);
    }

    private static void WriteName(Utf8JsonWriter json, string representation, string family, string given)
    {
        if (string.IsNullOrEmpty(family) || string.IsNullOrEmpty(given))
            return;

        json.WriteStartObject();
        json.WriteStartArray("extension");
        json.WriteStartObject();
        json.WriteString("url", FhirSystems.NameRepresentation);
        json.WriteString("valueCode", representation);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("use", "official");
        json.WriteString("text", $"{family} {given}");
        json.WriteString("family", family);
        json.WriteStartArray("given");
        json.WriteStringValue(given);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter json, Address address)
    {
        json.WriteStartArray("address");
        json.WriteStartObject();
        json.Text("text", $"{address.Prefecture}{address.City}{address.Line}");
        if (!string.IsNullOrEmpty(address.Line))
        {
            json.WriteStartArray("line");
            json.WriteStringValue(address.Line);
            json.WriteEndArray();
        }

        json.Text("city", address.City);
        json.Text("state", address.Prefecture);
        json.Text("postalCode", address.PostalCode);
        json.WriteString("country", "JP");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string SystemOf(string institution) => FhirSystems.LocalPatientNumberPrefix + institution;

    private static string GenderOf(Sex sex) => sex switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
        Sex.Other => "other",
        _ => "unknown",
    };
}
