using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Fhir;
using NodaTime;

namespace Healthcare.Projections.Eligibility;

/// <summary>The resources of an insured person's stream: the person, and each coverage in the order of registration.</summary>
internal static class PersonResources
{
    public static IReadOnlyList<FhirResource> Of(Guid streamId, InsuredPersonRegistered registered, IReadOnlyList<StoredFact> events)
    {
        var last = events[^1];
        InsuredPerson? person = null;
        var coverages = new List<Guid>(events.Count);
        foreach (var stored in events)
        {
            person = InsuredPerson.Evolve(person, stored.Data);
            if (stored.Data is CoverageRegistered coverage)
                coverages.Add(coverage.CoverageId);
        }

        return
        [
            PatientResource.Of(streamId, new(registered, person!, last)),
            .. coverages.Select((id, place) => CoverageResource.Of(streamId, person!.TermsOn(id, LocalDate.MaxIsoValue), place + 1, last)),
        ];
    }
}
