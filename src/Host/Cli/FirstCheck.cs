using System.Text.Json;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Cli;

/// <summary>A first request that works: the check of the first synthetic person by what their 資格確認書 shows; null when they are not there.</summary>
internal static class FirstCheck
{
    public static async Task<string?> BodyAsync(IServiceProvider services)
    {
        var today = Jst.DateOf(services.GetRequiredService<IClock>().GetCurrentInstant());
        var id = SyntheticNation.Of(1, today).Person(0).PersonId;
        var person = (await services.GetRequiredService<IStreams>().LoadAsync<InsuredPerson>(id, CancellationToken.None)).State;
        if (person?.Coverages.Values.FirstOrDefault(terms => terms.CoversOn(today))?.Identity is not { } identity)
            return null;

        var shown = new InsuredNumber(identity.InsurerNumber, identity.Symbol, identity.Number, identity.Branch, person.BirthDate);
        return JsonSerializer.Serialize(new CheckEligibility(Guid.CreateVersion7(), new(Insured: shown)), StoredJson.Options);
    }
}
