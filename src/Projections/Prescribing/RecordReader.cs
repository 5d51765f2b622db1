using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads one resource of a patient record.</summary>
internal static class RecordReader
{
    private const string Department = "http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department";

    public static RecordedRequest? Read(Entry<R4.MedicationRequest> request, Findings findings)
    {
        var resource = request.Resource;
        if (resource.Medication is R4.ResourceReference)
        {
            findings.NotSupported(MedicationRecords.Mixture, $"{request.Path}.medication", "A mixture of injected drugs is no drug of a prescription; it is not taken in.");
            return null;
        }

        return MedicationLineReader.ReadRecorded(request, findings) is { } line && MomentOf(resource.AuthoredOn) is { } authored
            ? new(
                line,
                FrameOf(resource, resource.Status == R4.MedicationRequest.MedicationrequestStatus.Completed ? "completed" : "active", resource.Subject, resource.Identifier),
                new(
                    authored, PointerOf(resource.Encounter), PointerOf(resource.Requester), PointerOf(resource.Recorder), resource.GroupIdentifier?.Value,
                    ContainedReader.VisitOf(resource), ContainedReader.PeopleOf(resource), [.. PointersOf(resource.Insurance)]))
            : null;
    }

    public static RecordedDispense? Read(Entry<R4.MedicationDispense> dispense, Findings findings)
    {
        var (resource, path) = (dispense.Resource, dispense.Path);
        if (DispenseLineReader.Read(dispense, findings) is not { } line)
            return null;

        return new(
            line,
            FrameOf(resource, "completed", resource.Subject, resource.Identifier),
            new(
                ConceptReader.Of(resource.Category),
                [.. resource.Performer?.Where(performer => performer?.Actor is not null).Select(performer => new Performer(ConceptReader.Of(performer.Function), PointerOf(performer.Actor)!)) ?? []],
                MomentOf(resource.WhenPrepared), MomentOf(resource.WhenHandedOver), PointerOf(resource.Destination), [.. PointersOf(resource.AuthorizingPrescription)],
                resource.Substitution?.WasSubstituted, ConceptReader.Of(resource.Substitution?.Type), ConceptReader.All(resource.Substitution?.Reason)));
    }

    private static RecordFrame FrameOf(R4.DomainResource resource, string status, R4.ResourceReference? subject, IReadOnlyList<R4.Identifier>? identifiers) => new(
        resource.Id,
        resource.Meta?.LastUpdated is { } updated ? NodaTime.Instant.FromDateTimeOffset(updated) : null,
        [.. resource.Meta?.Profile?.OfType<string>() ?? []],
        resource.Language, status, PointerOf(subject),
        identifiers.ValuesOf([FhirSystems.ResourceInstance]),
        (resource.ExtensionOf<R4.Identifier>([FhirSystems.InstitutionExtension]))?.Value,
        ConceptReader.Of(resource.ExtensionOf<R4.CodeableConcept>([Department])));

    private static Moment? MomentOf(string? dateTime) =>
        FhirValues.DayOf(dateTime) is { } day ? new(day, FhirValues.InstantOf(dateTime)) : null;

    private static IEnumerable<Pointer> PointersOf(IEnumerable<R4.ResourceReference?>? references) => (references ?? []).Select(PointerOf).OfType<Pointer>();

    private static Pointer? PointerOf(R4.ResourceReference? reference) => reference is null
        ? null
        : new(reference.Reference, reference.Identifier?.System, reference.Identifier?.Value, reference.Type, reference.Display);
}

/// <summary>Reads the drug of a dispensing.</summary>
internal static class DispenseLineReader
{
    public static MedicationLine? Read(Entry<R4.MedicationDispense> dispense, Findings findings)
    {
        var found = findings.Issues.Count;
        var (resource, path) = (dispense.Resource, dispense.Path);
        if (resource.Status != R4.MedicationDispense.MedicationDispenseStatusCodes.Completed)
            findings.Value(EPrescriptionRules.Status, $"{path}.status", "The status must be completed.");
        if (FhirValues.DayOf(resource.WhenHandedOver) is null)
            findings.Required(EPrescriptionRules.AuthoredOn, $"{path}.whenHandedOver", "The time of handing over must be a full date, or date and time.");
        var (rp, order) = LinePlaceReader.Read(resource.Identifier, path, findings);
        var drug = DrugReader.Recorded(resource.Medication, path, findings);
        var instructions = InstructionReader.Read(resource.DosageInstruction, path, findings);
        var quantity = AmountReader.Required(resource.Quantity, $"{path}.quantity", findings);
        var days = DaysReader.DaysOf(resource.DaysSupply, $"{path}.daysSupply", findings);

        return findings.Issues.Count > found || drug is null || quantity is null
            ? null
            : new(
                rp, order, drug.Code, drug.Name, DosageFormReader.Of(instructions, drug.Code), DosageReader.Of(instructions), quantity, days,
                Note: FhirValues.Joined(resource.Note?.Select(note => note?.Text) ?? []), Instructions: instructions, Codes: drug.Codes);
    }
}

/// <summary>Reads what a resource contains.</summary>
internal static class ContainedReader
{
    public static ContainedVisit? VisitOf(R4.DomainResource resource) =>
        resource.Contained?.OfType<R4.Encounter>().FirstOrDefault() is { Id: { } id, Class.Code: { } code } visit
            ? new(id, StatusOf(visit.Status), new(visit.Class.System ?? string.Empty, code, visit.Class.Display), FhirValues.DayOf(visit.Period?.Start))
            : null;

    public static IReadOnlyList<ContainedPerson> PeopleOf(R4.DomainResource resource) =>
    [
        .. from person in resource.Contained?.OfType<R4.Practitioner>() ?? []
           where person.Id is not null
           let number = person.Identifier?.FirstOrDefault()
           select new ContainedPerson(person.Id!, number?.System, number?.Value, person.Name?.FirstOrDefault()?.Text.OneLine()),
    ];

    private static string StatusOf(R4.Encounter.EncounterStatus? status) => status switch
    {
        R4.Encounter.EncounterStatus.Planned => "planned",
        R4.Encounter.EncounterStatus.InProgress => "in-progress",
        R4.Encounter.EncounterStatus.Finished => "finished",
        _ => "unknown",
    };
}
