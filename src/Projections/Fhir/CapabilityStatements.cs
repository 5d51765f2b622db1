using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using NodaTime;
using Rest = Hl7.Fhir.Model.CapabilityStatement;

namespace Healthcare.Projections.Fhir;

/// <summary>What the engine says of itself at <c>/fhir/metadata</c>.</summary>
public static class CapabilityStatements
{
    private const string RestfulSecurity = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector);

    private static readonly Dictionary<string, string> Profiles = new(StringComparer.Ordinal)
    {
        ["Patient"] = FhirSystems.PatientProfile,
        ["Coverage"] = FhirSystems.CoverageProfile,
        ["CoverageEligibilityResponse"] = FhirSystems.EligibilityResponseProfile,
        ["Consent"] = FhirSystems.ConsentProfile,
        ["DetectedIssue"] = FhirSystems.DetectedIssueProfile,
        ["AllergyIntolerance"] = FhirSystems.AllergyProfile,
        ["MedicationRequest"] = FhirSystems.MedicationRequestProfile,
        ["MedicationDispense"] = FhirSystems.MedicationDispenseProfile,
    };

    /// <summary>The statement as UTF-8 JSON.</summary>
    public static byte[] Of(string baseUrl, string version, LocalDate date) => JsonSerializer.SerializeToUtf8Bytes(
        new CapabilityStatement
        {
            Status = PublicationStatus.Active,
            Date = FhirText.Of(date),
            Kind = CapabilityStatementKind.Instance,
            Software = new() { Name = "Healthcare", Version = version },
            Implementation = new() { Description = "Event-sourced health record platform", Url = baseUrl },
            FhirVersion = FHIRVersion.N4_0_1,
            Format = ["json", OperationOutcomes.MediaType],
            Rest = [Server],
        },
        Json);

    private static Rest.RestComponent Server => new()
    {
        Mode = Rest.RestfulCapabilityMode.Server,
        Security = new()
        {
            Cors = false,
            Service = [new CodeableConcept(RestfulSecurity, "OAuth")],
            Description = "OAuth 2 bearer tokens. Reads need the person's consent or a visit, and every read is recorded.",
        },
        Resource = [.. FhirSearch.Parameters.Select(type => Readable(type.Key, type.Value)), Document],
    };

    private static Rest.ResourceComponent Readable(string type, IReadOnlyList<FhirSearchParameter> parameters) => new()
    {
        Type = type,
        Profile = Profiles[type],
        Versioning = Rest.ResourceVersionPolicy.Versioned,
        Interaction = [Interaction(Rest.TypeRestfulInteraction.Read), Interaction(Rest.TypeRestfulInteraction.SearchType)],
        SearchParam = [.. parameters.Select(ParameterOf)],
        Operation = type is "MedicationRequest" or "MedicationDispense" ? [new() { Name = "validate", Definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate" }] : [],
    };

    private static Rest.ResourceComponent Document => new()
    {
        Type = "Bundle",
        Documentation = "An e-prescription document (57833-6) registers a prescription; a registered one is read as such a document. With a reason to go on in spite of an alert: POST [base]/$register-prescription.",
        Interaction = [Interaction(Rest.TypeRestfulInteraction.Create), Interaction(Rest.TypeRestfulInteraction.Read)],
    };

    private static Rest.ResourceInteractionComponent Interaction(Rest.TypeRestfulInteraction code) => new() { Code = code };

    private static Rest.SearchParamComponent ParameterOf(FhirSearchParameter parameter) => new()
    {
        Name = parameter.Name,
        Definition = parameter.Definition,
        Type = parameter.Kind switch
        {
            FhirSearchKind.Token => SearchParamType.Token,
            FhirSearchKind.Reference => SearchParamType.Reference,
            FhirSearchKind.Date => SearchParamType.Date,
            FhirSearchKind.Number => SearchParamType.Number,
            _ => SearchParamType.String,
        },
        Documentation = parameter.Documentation,
    };
}
