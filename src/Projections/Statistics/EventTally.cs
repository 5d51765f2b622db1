using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Projections.Statistics;

/// <summary>How a certificate stands after an event.</summary>
public sealed record CredentialChange(Guid PersonId, Guid CertificateId, LocalDate Month, bool Held, bool Registered);

/// <summary>Changes of certificates that follow each other in one month: the last of each certificate counts.</summary>
public sealed record CredentialRun(LocalDate Month, Dictionary<(Guid Person, Guid Certificate), CredentialChange> Changes);

/// <summary>Adds up a page of events, in their order, so that the database is told sums. Months are those of Japan, by when it happened.</summary>
public sealed class EventTally
{
    /// <summary>How a certificate stands after an event: one line for each event that changes whether it is held or registered.</summary>
    private static readonly IReadOnlyDictionary<Type, Func<object, CredentialChange>> Changes = new Dictionary<Type, Func<object, CredentialChange>>
    {
        [typeof(CardCertificateLinked)] = By<CardCertificateLinked>(e => new(e.PersonId, e.CertificateId, MonthOf(e.LinkedAt), Held: true, Registered: e.UseRegistered)),
        [typeof(CardUseRegistered)] = By<CardUseRegistered>(e => new(e.PersonId, e.CertificateId, MonthOf(e.RegisteredAt), Held: true, Registered: true)),
        [typeof(CardUseWithdrawn)] = By<CardUseWithdrawn>(e => new(e.PersonId, e.CertificateId, MonthOf(e.WithdrawnAt), Held: true, Registered: false)),
        [typeof(CardRevoked)] = By<CardRevoked>(e => new(e.PersonId, e.CertificateId, MonthOf(e.RevokedAt), Held: false, Registered: false)),
        [typeof(CertificateRenewed)] = By<CertificateRenewed>(e => new(e.PersonId, e.CertificateId, MonthOf(e.RenewedAt), Held: true, Registered: e.UseRegistered)),
        [typeof(CardReissued)] = By<CardReissued>(e => new(e.PersonId, e.CertificateId, MonthOf(e.ReissuedAt), Held: true, Registered: e.UseRegistered)),
    };

    /// <summary>The events that count.</summary>
    public static readonly IReadOnlyList<Type> EventTypes = [typeof(EligibilityChecked), typeof(InsuredPersonRegistered), .. Changes.Keys];

    private readonly List<CredentialRun> runs = [];

    /// <summary>Checks by month and institution.</summary>
    public Dictionary<(LocalDate Month, string Institution), (long ByCard, long ByNumber)> Checks { get; } = [];

    /// <summary>Who was seen in which month, and whether by card.</summary>
    public Dictionary<(LocalDate Month, Guid Person), bool> Seen { get; } = [];

    /// <summary>New persons by month.</summary>
    public Dictionary<LocalDate, long> Persons { get; } = [];

    /// <summary>Changes of certificates, in their order.</summary>
    public IReadOnlyList<CredentialRun> Runs => runs;

    /// <summary>Adds one event.</summary>
    public void Add(object @event)
    {
        switch (@event)
        {
            case EligibilityChecked { Occasion: CheckOccasion.Counter } check:
                Add(check);
                break;
            case InsuredPersonRegistered person:
                Persons[MonthOf(person.RegisteredAt)] = Persons.GetValueOrDefault(MonthOf(person.RegisteredAt)) + 1;
                break;
            default:
                if (Changes.TryGetValue(@event.GetType(), out var change))
                    Add(change(@event));
                break;
        }
    }

    private static Func<object, CredentialChange> By<TEvent>(Func<TEvent, CredentialChange> change) => e => change((TEvent)e);

    private void Add(EligibilityChecked check)
    {
        var month = MonthOf(check.CheckedAt);
        var byCard = check.Method is VerificationMethod.Card or VerificationMethod.Smartphone;
        var (cards, numbers) = Checks.GetValueOrDefault((month, check.Institution));
        Checks[(month, check.Institution)] = byCard ? (cards + 1, numbers) : (cards, numbers + 1);
        Seen[(month, check.PersonId)] = byCard || Seen.GetValueOrDefault((month, check.PersonId));
    }

    private void Add(CredentialChange change)
    {
        if (runs is [] || runs[^1].Month != change.Month)
            runs.Add(new(change.Month, []));
        runs[^1].Changes[(change.PersonId, change.CertificateId)] = change;
    }

    private static LocalDate MonthOf(Instant at) => Jst.DateOf(at).With(DateAdjusters.StartOfMonth);
}
