using Healthcare.Application.Access;
using Healthcare.Application.Prescribing;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>Reads the form in which a pharmacist looks for the prescription of somebody at the counter: insured identity and 引換番号.</summary>
public static class SearchForm
{
    /// <summary>Its name.</summary>
    public const string Name = "search";

    /// <summary>What is looked for.</summary>
    public static SearchPrescriptions Read(DeskFields fields) => new(
        new(Insured: new(fields.Code("insurerNumber") ?? string.Empty, fields["symbol"], fields["number"], fields.Code("branch") ?? string.Empty, Born(fields))),
        fields.Code("exchangeNumber"));

    private static LocalDate Born(DeskFields fields) => fields.Day("birthDate") ?? fields.Missing<LocalDate>("birthDate");
}
