using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A pharmacist looks for what a person at the counter may have dispensed.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="ExchangeNumber">引換番号; needed when the person has not shown a card here in the last 24 hours.</param>
public sealed record SearchPrescriptions(PersonLocator Person, string? ExchangeNumber = null);

/// <summary>A prescription that was found. The drugs are told at receipt.</summary>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="Institution">Who issued it.</param>
/// <param name="PrescriberName">The prescriber's name as printed.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="UseFrom">First day on which this use may be begun.</param>
/// <param name="ValidThrough">Last day.</param>
/// <param name="Use">Which use it is, from 1.</param>
/// <param name="Uses">How many there are in total.</param>
/// <param name="Repeat">Refill or split, when there are several.</param>
/// <param name="Medium">Electronic or paper.</param>
/// <param name="Status">Where it stands today.</param>
/// <param name="HeldHere">Whether the caller's pharmacy holds it.</param>
public sealed record PrescriptionFound(
    Guid PrescriptionId, Guid PersonId, string Institution, string? PrescriberName, LocalDate IssuedOn, LocalDate UseFrom, LocalDate ValidThrough, int Use, int Uses,
    RepeatKind? Repeat, PrescriptionMedium Medium, PrescriptionStatus Status, bool HeldHere)
{
    /// <summary>What a pharmacy is told of a prescription before it receives it.</summary>
    public static PrescriptionFound Of(Prescription p, string pharmacy, LocalDate today) => new(
        p.Id, p.PersonId, p.Issuer.Institution, p.Issuer.PrescriberName, p.IssuedOn, p.UseFrom, p.ValidThrough, p.Use, p.Repeat?.Uses ?? 1, p.Repeat?.Kind, p.Medium,
        p.StatusOn(today), p.Pharmacy == pharmacy);
}

/// <summary>Prescriptions that are not finished.</summary>
public interface IOpenPrescriptions
{
    /// <summary>Those of a person, the newest first; never from a stale copy.</summary>
    Task<IReadOnlyList<Prescription>> OfPersonAsync(Guid personId, CancellationToken ct);
}

/// <summary>The durable record of wrong exchange numbers.</summary>
public interface IGuesses
{
    /// <summary>
    /// Takes note of a try before it is answered, one at a time for each person and pharmacy over all processes: how long the caller has to wait,
    /// or null when the try counts. A wrong one is on disk when this returns.
    /// </summary>
    Task<Duration?> TryAsync(Guid? personId, string pharmacy, bool right, Instant now, CancellationToken ct);
}

/// <summary>The form of <see cref="SearchPrescriptions"/>.</summary>
public sealed class SearchPrescriptionsValidator : AbstractValidator<SearchPrescriptions>
{
    /// <summary>Its rules.</summary>
    public SearchPrescriptionsValidator()
    {
        this.OnePerson(c => c.Person);
        RuleFor(c => c.ExchangeNumber!).Matches("^[0-9]{6}$").When(c => c.ExchangeNumber is not null).WithMessage("must be 6 digits");
    }
}

/// <summary>The only way to find a prescription: by a card that was shown here, or by insured identity and exchange number. Each try leaves an access record.</summary>
public sealed class PrescriptionSearchGate(
    IValidator<SearchPrescriptions> form, IDirectory directory, IStandings standings, IOpenPrescriptions prescriptions, IGuesses guesses, IAccessLog accesses, IClock clock)
{
    private const string Action = nameof(SearchPrescriptions);

    /// <summary>Who may search.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.Pharmacist];

    /// <summary>What was found, or why nothing is told. The access is durable when this returns.</summary>
    public async Task<(Rejection? Rejection, IReadOnlyList<PrescriptionFound> Found)> SearchAsync(
        SearchPrescriptions search, Caller caller, string requestId, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var errors = form.Validate(search).Errors;
        if (errors.Count > 0)
            return (errors.Aggregate(RequestRejections.Invalid, (rejection, error) => rejection.At(error.PropertyName, error.ErrorMessage)), []);

        var personId = search.Person.PersonId ?? await directory.FindAsync(search.Person, ct);
        var (rejection, found) = Roles.Contains(caller.Role)
            ? await FindAsync(search, personId, caller.Institution!, now, ct)
            : (RequestRejections.Forbidden, []);
        if (personId is { } known)
            await accesses.RecordAsync(new(known, now, caller, Purpose.Treatment, Action, rejection?.Code ?? AccessRecord.Ok, requestId), ct);
        return (rejection, found);
    }

    private async Task<(Rejection?, IReadOnlyList<PrescriptionFound>)> FindAsync(
        SearchPrescriptions search, Guid? personId, string pharmacy, Instant now, CancellationToken ct)
    {
        var today = Jst.DateOf(now);
        if (personId is { } visitor && await HasShownCardAsync(visitor, pharmacy, now, ct))
            return (null, Told(await OpenAsync(visitor, today, ct), p => search.ExchangeNumber is null
                ? p.Status == PrescriptionStatus.Registered || p.Pharmacy == pharmacy
                : p.ExchangeNumber == search.ExchangeNumber));
        if (search.Person.Insured is null || search.ExchangeNumber is null)
            return (PrescribingRejections.IdentityAndNumberRequired, []);

        var found = Told(personId is { } person ? await OpenAsync(person, today, ct) : [], p => p.ExchangeNumber == search.ExchangeNumber);
        return await guesses.TryAsync(personId, pharmacy, found.Count > 0, now, ct) is { } wait ? (PrescribingRejections.TooManyGuesses with { RetryAfter = wait }, [])
            : found.Count == 0 ? (PrescribingRejections.SearchWithoutMatch, [])
            : (null, found);

        IReadOnlyList<PrescriptionFound> Told(IEnumerable<Prescription> open, Func<Prescription, bool> isMeant) =>
            [.. open.Where(isMeant).Select(p => PrescriptionFound.Of(p, pharmacy, today))];
    }

    /// <summary>A check by the insured number alone would let whoever knows it find what only the exchange number opens.</summary>
    private async Task<bool> HasShownCardAsync(Guid personId, string pharmacy, Instant now, CancellationToken ct) =>
        await standings.OfAsync(personId, pharmacy, ct) is { MedicalInformation: true } standing && standing.VisitedWithinADay(now);

    private async Task<IEnumerable<Prescription>> OpenAsync(Guid personId, LocalDate today, CancellationToken ct) =>
        (await prescriptions.OfPersonAsync(personId, ct)).Where(p => p.StatusOn(today) != PrescriptionStatus.Expired);
}
