using Healthcare.Projections.Fhir;
using static Healthcare.Projections.Prescribing.ElementRule;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// What the Japanese profiles demand of a drug beyond FHIR R4: cardinalities, fixed values and slices of JP_MedicationRequest and JP_MedicationDispense
/// (JP Core 1.1.2), JP_MedicationRequest_eCS with JP_MedicationDosage_eCS (JP-CLINS 1.5) and JP_MedicationRequest_ePrescriptionData (guide of 2023).
/// </summary>
internal static class MedicationProfiles
{
    private static readonly ElementRule[] Days =
        [Of("unit", 0, 1, "日"), Of("system", 0, 1, FhirSystems.Ucum), Of("code", 0, 1, "d")];

    /// <summary>JP_MedicationRequest.</summary>
    public static readonly ElementRule[] CoreRequest =
    [
        .. Identifiers(MedicationFlavour.JpCore),
        new("authoredOn", 1, 1),
        new("dosageInstruction", 0, Many, CoreDosage()),
        new("dispenseRequest", 0, 1, new ElementRule("extension", 0, 1) { Where = ("url", MedicationNames.RepeatCount) }, new("expectedSupplyDuration", 0, 1, Days)),
    ];

    /// <summary>JP_MedicationRequest_Injection: a mixture, so it has no order inside the Rp.</summary>
    public static readonly ElementRule[] Injection =
    [
        new ElementRule("identifier", 1, 1, new ElementRule("value", 1, 1)) { Where = ("system", FhirSystems.RpNumber) },
        new("authoredOn", 1, 1),
    ];

    /// <summary>JP_MedicationDispense.</summary>
    public static readonly ElementRule[] CoreDispense =
    [
        .. Identifiers(MedicationFlavour.JpCore),
        new("subject", 1, 1),
        new("quantity", 1, 1),
        new("whenHandedOver", 1, 1),
        new("dosageInstruction", 0, Many, CoreDosage()),
    ];

    /// <summary>JP_MedicationRequest_eCS.</summary>
    public static readonly ElementRule[] ClinsRequest =
    [
        new("meta", 1, 1, new("lastUpdated", 1, 1), new("profile", 1, Many),
            new ElementRule("tag", 0, 1, Of("code", 1, 1, "LTS")) { Where = ("system", "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication") }),
        new ElementRule("extension", 0, 1, new ElementRule("valueIdentifier", 0, 1, Of("system", 0, 1, FhirSystems.InstitutionNumber))) { Where = ("url", FhirSystems.InstitutionExtension) },
        new ElementRule("extension", 0, 1) { Where = ("url", "http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department") },
        .. Identifiers(MedicationFlavour.JpCore),
        new ElementRule("identifier", 0, 1, new ElementRule("value", 1, 1)) { Where = ("system", MedicationNames.OrderNumber) },
        new ElementRule("identifier", 0, Many, new ElementRule("value", 1, 1)) { Where = ("system", FhirSystems.ResourceInstance) },
        Of("status", 1, 1, "completed"),
        Of("intent", 1, 1, "order"),
        new("medicationReference", 0, 0),
        new("medicationCodeableConcept", 1, 1, new("text", 1, 1), new("coding", 1, Many),
            Coding(FhirSystems.Yj, new("code", 1, 1), new("display", 1, 1)),
            Coding(FhirSystems.GeneralName, new("code", 1, 1), new("display", 1, 1)),
            Coding(MedicationNames.NoDrugCode, Of("code", 1, 1, "NOCODED"), new("display", 1, 1))),
        new("subject", 1, 1),
        new("authoredOn", 1, 1),
        new("basedOn", 0, 1),
        new("note", 0, 1, new ElementRule("text", 1, 1)),
        new("dosageInstruction", 1, Many, ClinsDosage()),
        new("dispenseRequest", 0, 1,
            new ElementRule("extension", 0, 1) { Where = ("url", MedicationNames.RepeatCount) },
            new("quantity", 0, 1, new("value", 1, 1), new("comparator", 0, 0), new("code", 1, 1)),
            new("expectedSupplyDuration", 0, 1, Days)),
        new("substitution", 0, 1, new("allowedCodeableConcept", 1, 1), new("allowedBoolean", 0, 0)),
    ];

    /// <summary>JP_MedicationRequest_ePrescriptionData.</summary>
    public static readonly ElementRule[] GuideRequest =
    [
        .. Identifiers(MedicationFlavour.EPrescription),
        new("medicationReference", 0, 0),
        new("medicationCodeableConcept", 1, 1, new("text", 1, 1),
            Coding("urn:oid:1.2.392.200119.4.403.1", new("code", 1, 1), new("display", 1, 1)),
            Coding("urn:oid:1.2.392.100495.20.1.73", new("code", 1, 1), new("display", 1, 1)),
            Coding("urn:oid:2.51.1.1", new ElementRule("display", 1, 1))),
        .. Absent(
            "encounter", "supportingInformation", "requester", "performer", "performerType", "recorder", "reasonCode", "reasonReference", "instantiatesCanonical", "instantiatesUri",
            "basedOn", "groupIdentifier", "courseOfTherapyType", "insurance", "priorPrescription", "detectedIssue", "eventHistory"),
        new("note", 0, 1),
        new("dosageInstruction", 0, Many,
            new("additionalInstruction", 0, Many, new ElementRule("coding", 1, 1)),
            new("timing", 0, 1,
                new("repeat", 0, 1, Absent("count", "countMax", "duration", "durationMax", "durationUnit", "frequency", "frequencyMax", "period", "periodMax", "periodUnit", "dayOfWeek", "timeOfDay", "when", "offset")),
                new("code", 1, 1, new ElementRule("coding", 1, 1, Of("system", 0, 1, "urn:oid:1.2.392.200250.2.2.20.20"))))),
        new("dispenseRequest", 1, 1),
    ];

    private static ElementRule[] CoreDosage() =>
    [
        new ElementRule("extension", 0, 1) { Where = ("url", FhirSystems.PeriodOfUse) },
        new ElementRule("extension", 0, 1) { Where = ("url", MedicationFlavour.JpCore.UsageDuration()) },
        new("timing", 0, 1, new ElementRule("repeat", 0, 1, new ElementRule("boundsDuration", 0, 1, Days))),
        new("method", 0, 1, Coding(FhirSystems.BasicMethod), Coding(MedicationNames.DetailMethod)),
    ];

    private static ElementRule[] ClinsDosage() =>
    [
        new ElementRule("extension", 1, 1, new("extension", 0, 0), new("valuePeriod", 1, 1, new ElementRule("start", 1, 1))) { Where = ("url", FhirSystems.PeriodOfUse) },
        new ElementRule("extension", 0, 1) { Where = ("url", MedicationFlavour.Clins.UsageDuration()) },
        new("text", 1, 1),
        new("additionalInstruction", 0, Many, new("text", 1, 1), new("coding", 1, Many, new("system", 1, 1), new("code", 1, 1))),
        new("timing", 1, 1,
            new("repeat", 0, 1, new ElementRule("boundsDuration", 0, 1, Days)),
            new("code", 1, 1, new("text", 1, 1), new("coding", 1, Many, new("system", 1, 1), new("code", 1, 1)),
                Coding(FhirSystems.Usage, new ElementRule("display", 1, 1)),
                Coding(MedicationNames.MhlwUsage, new ElementRule("display", 1, 1)),
                Coding(MedicationNames.NoUsageCode, Of("code", 1, 1, "0X0XXXXXXXXX0000"), Of("display", 1, 1, "ダミー用法コード")))),
        new("asNeededCodeableConcept", 0, 0),
        new("method", 0, 1, Coding(FhirSystems.BasicMethod), Coding(MedicationNames.DetailMethod)),
        new("doseAndRate", 0, Many,
            new("doseRange", 0, 0),
            new("type", 1, 1, new ElementRule("coding", 1, Many, new("system", 1, 1), new("code", 1, 1), new("display", 1, 1))),
            new("doseQuantity", 0, 1, new("value", 1, 1), new("comparator", 0, 0), new("unit", 1, 1), new("system", 1, 1), new("code", 1, 1)),
            new("rateRatio", 0, 1,
                new("numerator", 1, 1, new("value", 1, 1), new("unit", 1, 1), new("system", 1, 1), new("code", 1, 1)),
                new("denominator", 1, 1, Of("value", 1, 1, "1"), Of("unit", 1, 1, "日"), Of("system", 1, 1, FhirSystems.Ucum), Of("code", 1, 1, "d")))),
    ];

    private static ElementRule[] Identifiers(MedicationFlavour flavour) =>
    [
        new("identifier", 2, Many),
        new ElementRule("identifier", 1, 1, new ElementRule("value", 1, 1)) { Where = ("system", flavour.In(FhirSystems.RpNumber)) },
        new ElementRule("identifier", 1, 1, new ElementRule("value", 1, 1)) { Where = ("system", flavour.In(FhirSystems.OrderInRp)) },
    ];

    private static ElementRule Coding(string system, params ElementRule[] inside) => new("coding", 0, 1, inside) { Where = ("system", system) };

    private static ElementRule Of(string name, int least, int most, string value) => new(name, least, most) { Fixed = value };

    private static ElementRule[] Absent(params IEnumerable<string> names) => [.. names.Select(name => new ElementRule(name, 0, 0))];
}
