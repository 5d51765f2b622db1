using Healthcare.Domain.Shared;
using System.Text.RegularExpressions;
using Healthcare.Domain.Prescribing;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>A drug by code and by the name that is printed.</summary>
internal sealed record NamedDrug(DrugCode Code, string Name);

/// <summary>Reads which drug is meant. YJ tells most, a general name next, HOT9 least.</summary>
internal static partial class DrugReader
{
    public static NamedDrug? Read(Entry<R4.MedicationRequest> request, Findings findings)
    {
        var concept = request.Resource.Medication as R4.CodeableConcept;
        var at = $"{request.Path}.medication";
        var name = concept?.Text.OneLine();
        var code = CodeOf(concept);
        if (name is null)
            findings.Required(EPrescriptionRules.DrugText, $"{at}.text", "The drug's name as printed is missing.");
        if (code is null)
            findings.Required(EPrescriptionRules.DrugCode, $"{at}.coding", "The drug has no code of YJ, general name or HOT9.");
        else if (!IsWellFormed(code))
            findings.Value(EPrescriptionRules.DrugCode, $"{at}.coding", "The drug code must have 12 characters (YJ, general name) or 9 digits (HOT9).");
        else if (name is not null)
            return new(code, name);
        return null;
    }

    private static DrugCode? CodeOf(R4.CodeableConcept? concept)
    {
        if (concept.CodeOf(EPrescriptionNames.Yj) is { } yj)
            return new(DrugCodeSystem.Yj, yj);
        if (concept.CodeOf(EPrescriptionNames.GeneralName) is { } general)
            return new(DrugCodeSystem.GeneralName, general);
        return concept.CodeOf(EPrescriptionNames.Hot9) is { } hot9 ? new(DrugCodeSystem.Hot9, hot9) : null;
    }

    private static bool IsWellFormed(DrugCode drug) =>
        drug.System == DrugCodeSystem.Hot9 ? Hot9Form().IsMatch(drug.Code) : TwelveForm().IsMatch(drug.Code);

    [GeneratedRegex(@"\A[0-9]{9}\z")]
    private static partial Regex Hot9Form();

    [GeneratedRegex(@"\A[0-9]{4}[0-9A-Z]{8}\z")]
    private static partial Regex TwelveForm();
}
