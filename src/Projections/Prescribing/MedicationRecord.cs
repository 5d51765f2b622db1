using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>A drug of a patient record of JP Core, JP-CLINS or the guide: the drug as a line of the domain, and what stands around it.</summary>
/// <param name="Line">The drug.</param>
/// <param name="Frame">Which resource it is, and about whom.</param>
/// <param name="Order">When and by whom it was ordered.</param>
public sealed record RecordedRequest(MedicationLine Line, RecordFrame Frame, OrderFrame Order);

/// <summary>A drug that was handed over, as a patient record tells it.</summary>
/// <param name="Line">The drug.</param>
/// <param name="Frame">Which resource it is, and about whom.</param>
/// <param name="HandOver">When, by whom and where it was prepared and handed over.</param>
public sealed record RecordedDispense(MedicationLine Line, RecordFrame Frame, HandOverFrame HandOver);

/// <summary>Which resource it is, and about whom.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="LastUpdated">When it was last changed.</param>
/// <param name="Profiles">The profiles that it claims.</param>
/// <param name="Language">Its language.</param>
/// <param name="Status">Its status.</param>
/// <param name="Subject">About whom.</param>
/// <param name="Instances">The identifiers that its own system gave this resource.</param>
/// <param name="Institution">The institution's number, as JP-CLINS has it.</param>
/// <param name="Department">診療科.</param>
public sealed record RecordFrame(
    string? Id, Instant? LastUpdated, IReadOnlyList<string> Profiles, string? Language, string Status, Pointer? Subject,
    IReadOnlyList<string> Instances, string? Institution = null, CodedText? Department = null);

/// <summary>When and by whom a drug was ordered.</summary>
/// <param name="AuthoredOn">When.</param>
/// <param name="Encounter">The visit or stay.</param>
/// <param name="Requester">Who ordered it.</param>
/// <param name="Recorder">Who wrote it down.</param>
/// <param name="Group">The identifier of the prescription as a whole.</param>
/// <param name="Visit">The visit or stay, where the resource contains it.</param>
/// <param name="People">The people, where the resource contains them.</param>
/// <param name="Insurance">The coverages.</param>
public sealed record OrderFrame(
    Moment AuthoredOn, Pointer? Encounter, Pointer? Requester, Pointer? Recorder, string? Group, ContainedVisit? Visit, IReadOnlyList<ContainedPerson> People,
    IReadOnlyList<Pointer> Insurance);

/// <summary>When, by whom and where a drug was prepared and handed over.</summary>
/// <param name="Category">In which setting.</param>
/// <param name="Performers">Who did what.</param>
/// <param name="Prepared">調製.</param>
/// <param name="HandedOver">交付.</param>
/// <param name="Destination">Where to.</param>
/// <param name="Prescriptions">What it was dispensed for.</param>
/// <param name="Substituted">Whether another product was given; null when not said.</param>
/// <param name="SubstitutedBy">What kind of product.</param>
/// <param name="Reasons">Why.</param>
public sealed record HandOverFrame(
    CodedText? Category, IReadOnlyList<Performer> Performers, Moment? Prepared, Moment? HandedOver, Pointer? Destination, IReadOnlyList<Pointer> Prescriptions,
    bool? Substituted, CodedText? SubstitutedBy, IReadOnlyList<CodedText>? Reasons);

/// <summary>Somebody and what they did.</summary>
public sealed record Performer(CodedText? Function, Pointer Actor);

/// <summary>A day, or a moment of it.</summary>
public sealed record Moment(LocalDate Day, Instant? At = null);

/// <summary>What a reference says: an address, an identifier, a name.</summary>
public sealed record Pointer(string? Reference = null, string? System = null, string? Value = null, string? Type = null, string? Display = null);

/// <summary>A visit or stay inside the resource.</summary>
public sealed record ContainedVisit(string Id, string Status, NamedCode Class, LocalDate? From);

/// <summary>A person inside the resource: a doctor as a rule.</summary>
public sealed record ContainedPerson(string Id, string? NumberSystem, string? Number, string? Name);
