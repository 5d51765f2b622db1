using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Desk;

/// <summary>Reads the form in which a professional records a drug allergy. It has one drug, looked for by name like those of a prescription.</summary>
public static class AllergyForm
{
    /// <summary>Its name.</summary>
    public const string Name = "allergy";

    /// <summary>The command.</summary>
    public static RecordDrugAllergy Read(DeskFields fields, Guid personId) => new(
        personId, fields.Id(DeskView.IdField), new(DrugCodeSystem.Yj, fields.Code("code-1") ?? string.Empty), fields["name-1"],
        fields.Choice<AllergyCriticality>("criticality") ?? AllergyCriticality.Unknown, null, fields.Day("onsetOn"), fields.Text("note"));
}
