using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>One check as it was made, and what its institution was told of it last.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Institution">Who asked.</param>
/// <param name="ServiceDate">For which day.</param>
/// <param name="Method">How the person was identified.</param>
/// <param name="Occasion">On what occasion.</param>
/// <param name="Told">The coverage part of the last answer.</param>
/// <param name="Corrections">How often the answer has been corrected.</param>
public sealed record AnsweredCheck(
    Guid CheckId, string Institution, LocalDate ServiceDate, VerificationMethod Method, CheckOccasion Occasion, CoverageAnswer Told, int Corrections);

/// <summary>An answer that became another one.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Institution">Whom it concerns.</param>
/// <param name="Acknowledged">Whether the institution has taken note.</param>
public sealed record AnswerCorrection(Guid CheckId, string Institution, bool Acknowledged);

/// <summary>All checks of one person, so that a correction of a coverage finds those it touches.</summary>
public sealed record EligibilityChecks(
    Guid Id, Guid PersonId, ImmutableSortedDictionary<string, AnsweredCheck> All, ImmutableSortedDictionary<Guid, AnswerCorrection> Corrections)
    : IEventSourced<EligibilityChecks>
{
    /// <summary>Asks each check again of the person as they are known now; those whose coverage part differs are re-evaluated. Asked twice, nothing more.</summary>
    public IReadOnlyList<EligibilityReevaluated> Reevaluate(InsuredPerson person, ReevaluationCause cause, Instant now) =>
    [
        .. from check in All.Values
           where check.Told.Status != EligibilityStatus.CertificateLapsed // The card proved nothing, whatever covers the person.
           let after = CoverageAnswer.Of(EligibilityCheck.Answer(person, check.ServiceDate, null))
           where after != check.Told
           orderby check.ServiceDate
           select new EligibilityReevaluated(PersonId, CorrectionOf(check), check.CheckId, check.Institution, check.ServiceDate, check.Told, after, cause, now),
    ];

    /// <summary>The institution concerned takes note of a correction; once is enough.</summary>
    public Decision Acknowledge(Guid correctionId, string institution, Instant now) => Corrections.GetValueOrDefault(correctionId) switch
    {
        { Acknowledged: false } open when open.Institution == institution =>
            Decision.Accept(new CorrectionAcknowledged(PersonId, correctionId, open.CheckId, institution, now)),
        { } done when done.Institution == institution => Decision.Accept(),
        _ => EligibilityRejections.CorrectionNotFound,
    };

    /// <inheritdoc/>
    public static EligibilityChecks? Evolve(EligibilityChecks? state, object @event) => (state, @event) switch
    {
        (_, EligibilityChecked e) => (state ?? Empty(e.PersonId)).After(e),
        ({ } checks, EligibilityReevaluated e) => checks.After(e),
        ({ } checks, CorrectionAcknowledged e) => checks with
        {
            Corrections = checks.Corrections.SetItem(e.CorrectionId, checks.Corrections[e.CorrectionId] with { Acknowledged = true }),
        },
        _ => state,
    };

    private static EligibilityChecks Empty(Guid personId) => new(
        EligibilityCheck.StreamOf(personId), personId, ImmutableSortedDictionary.Create<string, AnsweredCheck>(StringComparer.Ordinal), ImmutableSortedDictionary<Guid, AnswerCorrection>.Empty);

    /// <summary>An id that institutions choose is unique only for each of them.</summary>
    private static string KeyOf(string institution, Guid checkId) => $"{institution}:{checkId:N}";

    private static Guid CorrectionOf(AnsweredCheck check) =>
        StreamId.Of("answer-correction", $"{KeyOf(check.Institution, check.CheckId)}:{check.Corrections + 1}");

    private EligibilityChecks With(AnsweredCheck check) => this with { All = All.SetItem(KeyOf(check.Institution, check.CheckId), check) };

    /// <summary>A check that is made again under its id keeps its count, or a later correction would have the id of an earlier one.</summary>
    private EligibilityChecks After(EligibilityChecked e) => With(new(
        e.CheckId, e.Institution, e.ServiceDate, e.Method, e.Occasion, CoverageAnswer.Of(e.Answer),
        All.GetValueOrDefault(KeyOf(e.Institution, e.CheckId))?.Corrections ?? 0));

    private EligibilityChecks After(EligibilityReevaluated e)
    {
        var check = All[KeyOf(e.Institution, e.CheckId)];
        return With(check with { Told = e.After, Corrections = check.Corrections + 1 }) with
        {
            Corrections = Corrections.SetItem(e.CorrectionId, new(e.CheckId, e.Institution, false)),
        };
    }
}
