using System.Collections.Frozen;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>The names of systems and extensions in each flavour. The engine knows a system by its URL of today; the OIDs mean the same.</summary>
internal static class MedicationNames
{
    public const string MhlwUsage = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription";
    public const string NoUsageCode = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS";
    public const string NoDrugCode = "http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS";
    public const string DetailMethod = "http://jami.jp/CodeSystem/MedicationMethodDetailUsage";
    public const string Route = "http://jpfhir.jp/fhir/core/CodeSystem/route-codes";
    public const string OrderNumber = "urn:oid:1.2.392.100495.20.3.11";
    public const string RepeatCount = Extension + "JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount";

    private const string Extension = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/";
    private const string GuideExtension = Extension + "JP_MedicationRequest_DosageInstruction_";
    private const string CoreUsageDuration = Extension + "JP_MedicationDosage_UsageDuration";
    private const string ClinsStrength = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType";
    private const string Mhlw = "urn:oid:1.2.392.100495.20";
    private const string Jami = "urn:oid:1.2.392.200250.2.2.20";

    /// <summary>Each system's URL; what the guide calls it; what it is called besides.</summary>
    private static readonly (string Url, string Guide, string[] Besides)[] Systems =
    [
        (FhirSystems.RpNumber, Mhlw + ".3.81", []),
        (FhirSystems.OrderInRp, Mhlw + ".3.82", []),
        (FhirSystems.Yj, Mhlw + ".1.73", [Mhlw + ".2.73"]),
        (FhirSystems.GeneralName, Mhlw + ".1.81", [Mhlw + ".2.81"]),
        (FhirSystems.Hot9, "urn:oid:1.2.392.200119.4.403.1", [Mhlw + ".2.74"]),
        (FhirSystems.Merit9Unit, Mhlw + ".2.101", []),
        (FhirSystems.StrengthType, Mhlw + ".2.22", [ClinsStrength]),
        (FhirSystems.Substitution, Mhlw + ".2.41", []),
        (FhirSystems.Usage, Jami + ".20", []),
        ("http://jami.jp/CodeSystem/MedicationUsageAdditional", Jami + ".22", []),
        (FhirSystems.BasicMethod, Jami + ".30", []),
        (DetailMethod, Jami + ".40", []),
        ("http://jami.jp/CodeSystem/MedicationBodySiteExternal", Jami + ".32", []),
        (Route, "http://jpfhir.jp/fhir/ePrescription/CodeSystem/route-codes", [Mhlw + ".2.34"]),
        ("http://jami.jp/CodeSystem/DrugDispensePreparationMethod", "urn:oid:1.2.392.200250.2.2.30.10", []),
    ];

    private static readonly FrozenDictionary<string, string> Today =
        Systems.SelectMany(system => system.Besides.Append(system.Guide).Select(old => (Old: old, system.Url))).ToFrozenDictionary(name => name.Old, name => name.Url, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Guide = Systems.ToFrozenDictionary(system => system.Url, system => system.Guide, StringComparer.Ordinal);

    /// <summary>A system by its name of today.</summary>
    public static string Of(string system) => Today.GetValueOrDefault(system, system);

    /// <summary>A system as the flavour spells it. JP-CLINS spells 力価区分 otherwise than its own table: as in its examples.</summary>
    public static string In(this MedicationFlavour flavour, string system) => flavour switch
    {
        MedicationFlavour.EPrescription => Guide.GetValueOrDefault(system, system),
        MedicationFlavour.Clins when system == FhirSystems.StrengthType => ClinsStrength,
        _ => system,
    };

    /// <summary>投与開始日.</summary>
    public static string PeriodOfUse(this MedicationFlavour flavour) =>
        flavour == MedicationFlavour.EPrescription ? GuideExtension + "PeriodOfUse" : FhirSystems.PeriodOfUse;

    /// <summary>実投与日数.</summary>
    public static string UsageDuration(this MedicationFlavour flavour) =>
        flavour == MedicationFlavour.EPrescription ? GuideExtension + "UsageDuration" : CoreUsageDuration;
}
