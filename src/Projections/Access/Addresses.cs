using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Projections.Access;

/// <summary>The address as the insurer registered it.</summary>
public sealed class Addresses(IStreams streams) : IAddresses
{
    /// <inheritdoc/>
    public async Task<bool> IsKnownAsync(Guid personId, CancellationToken ct) =>
        (await streams.LoadAsync<InsuredPerson>(personId, ct)).State?.HasAddress == true;
}
