using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Eligibility;

/// <summary>The resources of an insured person's stream: the person, and each coverage.</summary>
internal static class PersonResources
{
    public static IReadOnlyList<FhirResource> Of(Guid streamId, InsuredPersonRegistered person, IReadOnlyList<StoredFact> events)
    {
        var last = events[^1];
        var numbers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var resources = new List<FhirResource>(events.Count);

        foreach (var stored in events)
        {
            if (stored.Data is LocalPatientNumberLinked linked)
                numbers[linked.Institution] = linked.LocalPatientNumber;
            else if (stored.Data is CoverageRegistered coverage)
                resources.Add(CoverageResource.Of(streamId, coverage, resources.Count + 1, last));
        }

        resources.Insert(0, PatientResource.Of(streamId, new(person, numbers, last)));
        return resources;
    }
}
