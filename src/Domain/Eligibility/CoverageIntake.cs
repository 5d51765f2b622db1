using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>An insurer reports a person and a coverage in one go, as in its monthly file.</summary>
public static class CoverageIntake
{
    /// <summary>
    /// Registers the person as <paramref name="stated"/> unless they are known, and the coverage. A known person must have the birth date that is
    /// stated: two persons under one id would be worse than a refused line.
    /// </summary>
    public static Decision TakeIn(
        InsuredPerson? known, InsuredPersonRegistered? stated, Guid coverageId, CoverageTerms terms, Guid? identityOwner, LimitCategoryMaster limits, Instant now)
    {
        if (known is not null && stated is not null && stated.BirthDate != known.BirthDate)
            return EligibilityRejections.BirthDateDiffers;
        if ((known ?? (stated is null ? null : InsuredPerson.Evolve(null, stated))) is not { } person)
            return EligibilityRejections.PersonNotFound;

        return person.RegisterCoverage(coverageId, terms, identityOwner, limits, now) switch
        {
            Decision.Accepted accepted when known is null => Decision.Accept([stated!, .. accepted.Events]),
            var decision => decision,
        };
    }
}
