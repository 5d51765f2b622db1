using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>The caller as a pharmacy that holds a prescription.</summary>
internal static class Holders
{
    public static Holder HolderWith(this Caller caller, string? secret) => new(caller.Institution!, caller.Qualification!, secret);
}
