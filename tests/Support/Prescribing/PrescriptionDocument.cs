using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Projections.Prescribing;

namespace Healthcare.Tests.Prescribing;

/// <summary>A small, invented e-prescription document that a test changes before it is read.</summary>
public static class PrescriptionDocument
{
    public const string Institution = "1310000015";
    public const string Composition = "urn:uuid:00000000-0000-4000-8000-000000000001";
    public const string Patient = "urn:uuid:00000000-0000-4000-8000-000000000002";
    public const string Issuer = "urn:uuid:00000000-0000-4000-8000-000000000003";
    public const string Role = "urn:uuid:00000000-0000-4000-8000-000000000004";
    public const string Doctor = "urn:uuid:00000000-0000-4000-8000-000000000005";
    public const string Insurance = "urn:uuid:00000000-0000-4000-8000-000000000006";
    public const string Insurer = "urn:uuid:00000000-0000-4000-8000-000000000007";
    public const string Drug = "urn:uuid:00000000-0000-4000-8000-000000000008";

    public const int CompositionEntry = 0;
    public const int PatientEntry = 1;
    public const int IssuerEntry = 2;
    public const int DoctorEntry = 4;
    public const int InsuranceEntry = 5;
    public const int InsurerEntry = 6;
    public const int DrugEntry = 7;

    public static BundleReading Read(Action<JsonNode>? change = null) => EPrescriptionBundle.Read(Bytes(change));

    public static BundleReading.Understood Understood(Action<JsonNode>? change = null) => Xunit.Assert.IsType<BundleReading.Understood>(Read(change));

    public static byte[] Bytes(Action<JsonNode>? change = null)
    {
        var bundle = JsonSerializer.SerializeToNode(Bundle)!;
        change?.Invoke(bundle);
        return JsonSerializer.SerializeToUtf8Bytes(bundle, new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public static JsonNode Resource(this JsonNode bundle, int entry) => bundle["entry"]![entry]!["resource"]!;

    /// <summary>Adds a second drug: a copy under its own URL, named by the section.</summary>
    public static JsonNode AddDrug(this JsonNode bundle, string order = "2", bool listed = true)
    {
        var (entries, url) = (bundle["entry"]!.AsArray(), Drug[..^1] + "9");
        var copy = entries[DrugEntry]!.DeepClone();
        copy["fullUrl"] = url;
        copy["resource"]!["identifier"]![1]!["value"] = order;
        entries.Add(copy);
        if (listed)
            bundle.Resource(CompositionEntry)["section"]![0]!["entry"]!.AsArray().Add(new JsonObject { ["reference"] = url });
        return copy["resource"]!;
    }

    private static object Bundle => new
    {
        resourceType = "Bundle",
        identifier = new { system = "urn:ietf:rfc:3986", value = "urn:uuid:0197f000-0000-7000-8000-00000000000a" },
        type = "document",
        timestamp = "2026-04-01T10:00:00+09:00",
        entry = new[]
        {
            At(Composition, TheComposition),
            At(Patient, ThePatient),
            At(Issuer, Organization("http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no", Institution)),
            At(Role, new { resourceType = "PractitionerRole", practitioner = To(Doctor), organization = To(Issuer) }),
            At(Doctor, TheDoctor),
            At(Insurance, TheInsurance),
            At(Insurer, Organization("urn:oid:1.2.392.100495.20.3.61", "06130012")),
            At(Drug, TheDrug),
        },
    };

    private static object TheComposition => new
    {
        resourceType = "Composition",
        identifier = Identifier("http://jpfhir.jp/fhir/Common/IdSystem/resourceInstance-identifier", "RX-1"),
        status = "final",
        type = Coded("http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes", "57833-6"),
        category = new[] { Coded("http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-category", "01") },
        subject = To(Patient),
        date = "2026-04-01T10:00:00+09:00",
        author = new[] { To(Role), To(Issuer) },
        title = "処方箋",
        custodian = To(Issuer),
        @event = new[] { new { period = new { start = "2026-04-01", end = "2026-04-10" } } },
        section = new[]
        {
            new
            {
                code = Coded("http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-section", "01"),
                entry = new[] { To(Insurance), To(Insurer), To(Drug) },
            },
        },
    };

    private static object ThePatient => new
    {
        resourceType = "Patient",
        identifier = new[] { Identifier("urn:oid:1.2.392.100495.20.3.51.1" + Institution, "00012345") },
        name = new[] { new { text = "見本　花子" } },
        birthDate = "1970-01-31",
        address = new[] { new { text = "東京都見本区１－２－３" } },
    };

    private static object TheDoctor => new
    {
        resourceType = "Practitioner",
        name = new object[]
        {
            new { text = "ミホン　イチロウ" },
            new { extension = new[] { new { url = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation", valueCode = "IDE" } }, text = "見本　一郎" },
        },
        qualification = new object[]
        {
            new { identifier = new[] { Identifier("urn:oid:1.2.392.100495.20.3.31", "123456") }, code = new { text = "医師" } },
            new { identifier = new[] { Identifier("urn:oid:1.2.392.100495.20.3.32.113", "4-321") }, code = new { text = "麻薬施用者" } },
        },
    };

    private static object TheInsurance => new
    {
        resourceType = "Coverage",
        extension = new[] { Insured("Symbol", "１２"), Insured("Number", "３４５"), Insured("SubNumber", "０２") },
        status = "active",
        type = Coded("urn:oid:1.2.392.100495.20.2.61", "1"),
        beneficiary = To(Patient),
        payor = new[] { To(Insurer) },
    };

    private static object TheDrug => new
    {
        resourceType = "MedicationRequest",
        identifier = new[] { Identifier("urn:oid:1.2.392.100495.20.3.81", "1"), Identifier("http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex", "1") },
        status = "active",
        intent = "order",
        medicationCodeableConcept = new
        {
            coding = new[] { Coding("http://medis.or.jp/CodeSystem/master-HOT9", "100000001"), Coding("urn:oid:1.2.392.100495.20.2.73", "1149019F1560") },
            text = "ロキソニン錠６０ｍｇ",
        },
        subject = To(Patient),
        authoredOn = "2026-04-01T10:00:00+09:00",
        dosageInstruction = new[] { TheDosage },
        dispenseRequest = new { quantity = Tablets(21), expectedSupplyDuration = Days(7) },
        substitution = new { allowedCodeableConcept = Coded("urn:oid:1.2.392.100495.20.2.41", "3") },
    };

    private static object TheDosage => new
    {
        text = "１日３回　毎食後",
        timing = new { repeat = new { boundsDuration = Days(7) }, code = Coded("urn:oid:1.2.392.200250.2.2.20.20", "1013044400000000") },
        method = Coded("http://jami.jp/CodeSystem/MedicationMethodDetailUsage", "10"),
        doseAndRate = new[] { new { doseQuantity = Tablets(1), rateRatio = new { numerator = Tablets(3), denominator = Days(1) } } },
    };

    private static object At(string url, object resource) => new { fullUrl = url, resource };

    private static object To(string url) => new { reference = url };

    private static object Identifier(string system, string value) => new { system, value };

    private static object Coding(string system, string code) => new { system, code };

    private static object Coded(string system, string code) => new { coding = new[] { Coding(system, code) } };

    private static object Organization(string system, string value) => new { resourceType = "Organization", identifier = new[] { Identifier(system, value) }, name = "見本" };

    private static object Insured(string part, string value) =>
        new { url = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson" + part, valueString = value };

    private static object Tablets(decimal value) => new { value, unit = "錠", system = "urn:oid:1.2.392.100495.20.2.101", code = "TAB" };

    private static object Days(int value) => new { value, unit = "日", system = "http://unitsofmeasure.org", code = "d" };
}
