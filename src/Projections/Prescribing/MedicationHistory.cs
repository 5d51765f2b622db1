using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// 薬剤情報の履歴: the prescriptions of a person as lines, each drug once for each time it was asked for or handed over. A line that was handed over
/// stands for what was asked for in the same use. Pure.
/// </summary>
public static class MedicationHistory
{
    /// <summary>All lines, the newest day first.</summary>
    /// <param name="prescriptions">The person's prescriptions.</param>
    /// <param name="today">The day in Japan.</param>
    /// <param name="names">Names of institutions by their number.</param>
    public static IReadOnlyList<MedicationHistoryLine> Of(
        IEnumerable<Prescription> prescriptions, LocalDate today, IReadOnlyDictionary<string, string> names) =>
        [.. prescriptions.SelectMany(p => new PrescriptionLines(p, today, names).All()).OrderByDescending(line => line.Day).ThenBy(line => line.Id, StringComparer.Ordinal)];

    /// <summary>The bodies that the lines of these prescriptions name.</summary>
    public static IEnumerable<string> BodiesOf(IEnumerable<Prescription> prescriptions) => prescriptions.SelectMany(p => new[] { p.Issuer.Institution, p.Pharmacy }
        .Concat(p.Dispensings.Select(d => d.Pharmacy))
        .Concat(p.Alerts.SelectMany(alerts => alerts.Hits.Select(hit => hit.With?.Institution).Append(alerts.Institution)))).OfType<string>().Distinct();
}

/// <summary>The lines of one prescription.</summary>
internal sealed class PrescriptionLines(Prescription prescription, LocalDate today, IReadOnlyDictionary<string, string> names)
{
    public IEnumerable<MedicationHistoryLine> All() =>
    [
        .. prescription.Lines.Select((line, index) => (line, index))
            .Where(one => one.line.Status is not (LineStatus.Dispensed or LineStatus.PartDispensed))
            .Select(one => Prescribed(one.line, one.index)),
        .. prescription.Dispensings.SelectMany((dispensing, place) => dispensing.Lines.Select(
            (line, index) => Dispensed(MedicationDispenseResource.IdOf(prescription.Id, place, index), dispensing, line))),
    ];

    private MedicationHistoryLine Prescribed(LineState state, int index)
    {
        var line = state.Line;
        var days = MedicationsInUse.Awaited(prescription, state) is { } use && !(today > use.Lapses) ? use : null; // What counts is what the safety check says.
        return new(
            $"{prescription.Id:D}-{index + 1}", MedicationStage.Prescribed, prescription.Id, line.RpNumber, line.Order, prescription.Use, prescription.IssuedOn,
            prescription.StatusOn(state, today), days?.Through >= today, days?.From, days?.Through, line.Drug, line.DrugName, state.Facts?.Ingredients ?? [], state.Facts?.Route, line.Form,
            line.Dosage.Text, line.Quantity, line.DaysSupply, prescription.IssuedOn, Body(prescription.Issuer.Institution), prescription.Issuer.PrescriberName,
            null, prescription.Pharmacy is { } pharmacy ? Body(pharmacy) : null, null, state.Reason, state.Text, line.Note, AlertsOf(line, null));
    }

    private MedicationHistoryLine Dispensed(string id, DispensingState dispensing, MedicationLine line)
    {
        var (days, facts) = (MedicationsInUse.DaysOf(prescription, dispensing, line), dispensing.Drugs?.FirstOrDefault(drug => (drug.RpNumber, drug.Order) == (line.RpNumber, line.Order))?.Facts);
        var asked = prescription.Lines.FirstOrDefault(state => LinePlace.Of(state.Line) == LinePlace.Of(line))?.Line;
        var result = dispensing.Results.FirstOrDefault(one => (one.RpNumber, one.Order) == (line.RpNumber, line.Order));
        return new(
            id, MedicationStage.Dispensed, prescription.Id, line.RpNumber, line.Order, dispensing.Use, dispensing.DispensedOn,
            result?.Status ?? LineStatus.Dispensed, days.End >= today, days.Start, days.End, line.Drug, line.DrugName, facts?.Ingredients ?? [], facts?.Route, line.Form,
            line.Dosage.Text, line.Quantity, line.DaysSupply, prescription.IssuedOn, Body(prescription.Issuer.Institution), prescription.Issuer.PrescriberName,
            dispensing.DispensedOn, Body(dispensing.Pharmacy), asked is null || asked.Drug == line.Drug ? null : new(asked.Drug, asked.DrugName),
            null, result?.Text, line.Note, AlertsOf(line, dispensing.DispensingId));
    }

    private NamedBody Body(string number) => new(number, names.GetValueOrDefault(number));

    // What was acknowledged when prescribing stays with the drug; before lines were named in an alert, its name is all that is known.
    private IReadOnlyList<MedicationAlert> AlertsOf(MedicationLine line, Guid? dispensing) =>
    [
        .. from alerts in prescription.Alerts
           where alerts.DispensingId is null || alerts.DispensingId == dispensing
           from hit in alerts.Hits
           where hit.RpNumber == 0 ? hit.DrugName == line.DrugName : (hit.RpNumber, hit.Order) == (line.RpNumber, line.Order)
           select new MedicationAlert(
               hit.Kind, hit.Explanation, hit.With?.DrugName, hit.With is { } with ? Body(with.Institution) : null, alerts.Reason.Code, alerts.Reason.Text, Body(alerts.Institution)),
    ];
}
