using Healthcare.Application.Access;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Host.Endpoints;

/// <summary>Finds whom a search is about, when it names the person by an identifier.</summary>
public sealed class FhirPersons(IDirectory directory)
{
    private const string Identifier = "identifier=";
    private const int PartsOfIdentity = 4;

    /// <summary>The search with its person; an empty person when nobody has the identifier, null when nobody was named.</summary>
    public async Task<FhirQuery?> FindAsync(FhirQuery query, CancellationToken ct)
    {
        if (query.PersonId != Guid.Empty)
            return query;
        if (query.Type != "Patient" || query.Keys is not [{ } key] || !key.StartsWith(Identifier, StringComparison.Ordinal))
            return null;

        var owner = key[Identifier.Length..].Split('|', 2) switch
        {
            [FhirSystems.InsuranceMember, var value] when value.Split(':') is { Length: PartsOfIdentity } parts =>
                await directory.OwnerOfIdentityAsync(InsuredIdentity.Normalised(parts[0], parts[1], parts[2], parts[3]), ct),
            [var system, var value] when system.StartsWith(FhirSystems.LocalPatientNumberPrefix, StringComparison.Ordinal) =>
                await directory.OwnerOfLocalNumberAsync(system[FhirSystems.LocalPatientNumberPrefix.Length..], value, ct),
            _ => null,
        };
        return query with { PersonId = owner ?? Guid.Empty, Keys = [] };
    }
}
