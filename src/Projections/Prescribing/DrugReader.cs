using System.Text.RegularExpressions;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>A drug by its leading code and by the name that is printed, with all its codes where there are more.</summary>
internal sealed record NamedDrug(DrugCode Code, string Name, IReadOnlyList<NamedCode>? Codes);

/// <summary>Reads which drug is meant. YJ tells most, a general name next, HOT9 least.</summary>
internal static partial class DrugReader
{
    private const string NoCode = "NOCODED";

    private static readonly (string System, DrugCodeSystem Means)[] Leading =
        [(FhirSystems.Yj, DrugCodeSystem.Yj), (FhirSystems.GeneralName, DrugCodeSystem.GeneralName), (FhirSystems.Hot9, DrugCodeSystem.Hot9)];

    /// <summary>A prescription's drug: it has its printed name, and a code that says what it is.</summary>
    public static NamedDrug? Prescribed(R4.DataType? medication, string path, Findings findings) =>
        Read(medication as R4.CodeableConcept, (medication as R4.CodeableConcept)?.Text.OneLine(), false, path, findings);

    /// <summary>A drug of a record: JP Core lets the code's name stand for the printed one, JP-CLINS lets a drug have no standard code.</summary>
    public static NamedDrug? Recorded(R4.DataType? medication, string path, Findings findings)
    {
        var concept = medication as R4.CodeableConcept;
        var names = ConceptReader.CodesOf(concept).Select(code => code.Name);
        return Read(concept, concept?.Text.OneLine() ?? names.FirstOrDefault(name => name is not null), true, path, findings);
    }

    private static NamedDrug? Read(R4.CodeableConcept? concept, string? name, bool mayHaveNoCode, string path, Findings findings)
    {
        var at = $"{path}.medication";
        NamedCode[] codes = [.. ConceptReader.CodesOf(concept)];
        var leading = LeadingOf(codes, mayHaveNoCode);
        if (name is null)
            findings.Required(EPrescriptionRules.DrugText, $"{at}.text", "The drug's name as printed is missing.");
        if (leading is null)
            findings.Required(EPrescriptionRules.DrugCode, $"{at}.coding", "The drug has no code of YJ, general name or HOT9.");
        else if (!IsWellFormed(leading))
            findings.Value(EPrescriptionRules.DrugCode, $"{at}.coding", "The drug code must have 12 characters (YJ, general name) or 9 digits (HOT9).");
        else if (name is not null)
            return new(leading, name, codes is [var only] && only.Name == name ? null : codes);
        return null;
    }

    private static DrugCode? LeadingOf(NamedCode[] codes, bool mayHaveNoCode)
    {
        foreach (var (system, means) in Leading)
        {
            if (Array.Find(codes, code => code.System == system) is { } found)
                return new(means, found.Code);
        }

        return mayHaveNoCode && Array.Exists(codes, code => code.System == MedicationNames.NoDrugCode) ? new(DrugCodeSystem.NotCoded, NoCode) : null;
    }

    private static bool IsWellFormed(DrugCode drug) => drug.System switch
    {
        DrugCodeSystem.Hot9 => Hot9Form().IsMatch(drug.Code),
        DrugCodeSystem.NotCoded => true,
        _ => TwelveForm().IsMatch(drug.Code),
    };

    [GeneratedRegex(@"\A[0-9]{9}\z")]
    private static partial Regex Hot9Form();

    [GeneratedRegex(@"\A[0-9]{4}[0-9A-Z]{8}\z")]
    private static partial Regex TwelveForm();
}
