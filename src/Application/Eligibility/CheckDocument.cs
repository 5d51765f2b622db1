using FluentValidation;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>The document that is shown with a check by insurer number, symbol and number.</summary>
internal static class CheckDocument
{
    /// <summary>Its form: dates on an insurance card only, and the card seen where the document counts only with it.</summary>
    public static void SoundDocument(this AbstractValidator<CheckEligibility> validator) =>
        validator.When(c => c.Document is not null, () =>
        {
            validator.RuleFor(c => c.Document).Must((c, _) => c.Person is { Insured: not null }).WithMessage("goes with a person named by insured");
            validator.RuleFor(c => c.Document!.Kind).IsInEnum();
            validator.RuleFor(c => c.Document!.CardSeen).Equal(true).When(c => c.Document!.NeedsCard)
                .WithMessage("must be true: this document counts only with the My Number Card");
            validator.RuleFor(c => c.Document!.IssuedOn).NotNull().When(IsInsuranceCard).WithMessage("is required: it is printed on the insurance card");
            validator.RuleFor(c => c.Document!.IssuedOn).Null().Unless(IsInsuranceCard).WithMessage("is for an insurance card only");
            validator.RuleFor(c => c.Document!.ExpiresOn).Null().Unless(IsInsuranceCard).WithMessage("is for an insurance card only");
            validator.RuleFor(c => c.Document!.ExpiresOn).Must((c, last) => last is null || last >= c.Document!.IssuedOn).When(IsInsuranceCard)
                .WithMessage("must not be before issuedOn");
        });

    /// <summary>Why it proves nothing, judged by the coverage whose number is on it.</summary>
    public static Rejection? RefusedDocument(this Authorised<CheckEligibility> act, InsuredPerson person, LocalDate day)
    {
        if (act.Command is not { Document: { } document, Person.Insured: { } insured })
            return null;

        var underIt = person.Coverages.Values.Where(terms => terms.Identity == insured.Identity).OrderBy(terms => terms.From).ToList();
        return document.Refuses(underIt.Find(terms => terms.CoversOn(day)) ?? underIt.LastOrDefault(), day);
    }

    /// <summary>Warns of a 資格確認書 that no insurer gave out for the coverage of the day, or that counts no more.</summary>
    public static async Task<EligibilityAnswer> WithCertificateAsync(
        this Authorised<CheckEligibility> act, EligibilityAnswer answer, LocalDate day, IEligibilityCertificates certificates, CancellationToken ct)
    {
        if (act.Command.Document is not { Kind: CounterDocumentKind.EligibilityCertificate } document || answer is not { CoverageId: { } coverage, Terms.Identity: { } identity })
            return answer;

        var alerts = CounterDocument.AlertsOf(document.Method, await certificates.InForceAsync(act.PersonId, coverage, identity, day, ct));
        return answer with { Alerts = [.. answer.Alerts, .. alerts] };
    }

    private static bool IsInsuranceCard(CheckEligibility c) => c.Document is { Kind: CounterDocumentKind.InsuranceCard };
}
