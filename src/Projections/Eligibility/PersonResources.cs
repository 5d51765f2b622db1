using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
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
            .. coverages.Select((id, place) => CoverageResource.Of(streamId, Shown(person!, id, Jst.DateOf(last.At)), place + 1, last)),
        ];
    }

    /// <summary>
    /// The coverage on its newest conditions. A stored body cannot know on which day it is read: while other conditions were still to come when the
    /// last event happened, it states no rate.
    /// </summary>
    private static CoverageTerms Shown(InsuredPerson person, Guid id, LocalDate day)
    {
        var newest = person.TermsOn(id, person.Coverages[id].Through ?? LocalDate.MaxIsoValue);
        return person.ChangesAfter(id, day) ? newest with { CopayPercent = null } : newest;
    }
}
