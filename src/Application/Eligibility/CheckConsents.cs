using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;

namespace Healthcare.Application.Eligibility;

/// <summary>The consents that come with a check, and what the counter is told in the light of them.</summary>
internal static class CheckConsents
{
    /// <summary>Their form: each once, and only where there is a reader to choose them at.</summary>
    public static void SoundConsents(this AbstractValidator<CheckEligibility> validator)
    {
        validator.RuleForEach(c => c.Consents).IsInEnum();
        validator.RuleFor(c => c.Consents).Must(kinds => kinds!.Distinct().Count() == kinds!.Count).WithMessage("must name each kind once")
            .Must((c, kinds) => kinds!.Count == 0 || c.Person is { Card: not null }).WithMessage("is chosen at the reader: the person must be named by card")
            .When(c => c.Consents is not null);
    }

    /// <summary>
    /// The check, with the consents in their own stream of the same transaction, and the answer. <paramref name="limits"/> is part of the answer only
    /// when the person agreed to that, now or before; the consents are not read where nothing depends on them.
    /// </summary>
    public static async Task<Decided> WithConsentsAsync(
        this Authorised<CheckEligibility> act, EligibilityChecked happened, LimitsShown? limits, CertificateStanding? card, IStreams streams, CancellationToken ct)
    {
        IReadOnlyList<InformationKind> asked = act.Command.Consents ?? [];
        var check = new Decided(EligibilityCheck.StreamOf(act.PersonId), null, Decision.Accept(happened));
        if (asked.Count == 0 && limits is null)
            return check with { Answer = EligibilityCheckAnswer.Of(happened, asked) };

        var consents = await streams.LoadAsync<Consents>(Consents.StreamOf(act.PersonId), ct);
        var agreed = asked.Contains(InformationKind.CopayLimit) || ReadPolicy.Agreed(new(null, consents.State), happened.Institution, InformationKind.CopayLimit, act.At);
        check = check with { Answer = EligibilityCheckAnswer.Of(happened, asked, agreed ? limits : null) };
        return asked.Count == 0 ? check : act.Give(asked, consents, card) switch
        {
            Decision.Accepted(var given) => check with { Also = [new(consents.Id, consents.Version, given)] },
            Decision.Rejected(var reason) => Decided.Reject(reason),
            _ => throw new InvalidOperationException("A decision is either accepted or rejected."),
        };
    }

    private static Decision Give(
        this Authorised<CheckEligibility> act, IReadOnlyList<InformationKind> asked, StreamState<Consents> consents, CertificateStanding? card) =>
        ReaderConsents.Give(
            consents.State, new(act.PersonId, ReaderConsents.ConsentIdOf(act.Command.CheckId), InstitutionNumber.Parse(act.Caller.Institution!), asked), card, act.At);
}
