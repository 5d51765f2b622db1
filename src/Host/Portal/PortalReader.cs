using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Portal;
using NodaTime;

namespace Healthcare.Host.Portal;

/// <summary>All that the page shows.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Record">The person and their coverages, when the platform knows them.</param>
/// <param name="Prescriptions">Prescriptions, the newest first.</param>
/// <param name="Notices">Notices, the newest first.</param>
/// <param name="Consents">Consents, the newest first.</param>
/// <param name="Visited">Institutions where the person was verified, the last first.</param>
/// <param name="Accesses">The newest page of who looked.</param>
/// <param name="Names">Names of institutions by their number.</param>
public sealed record PersonPageModel(
    Instant At,
    PersonRecord? Record,
    IReadOnlyList<Prescription> Prescriptions,
    IReadOnlyList<PersonNotice> Notices,
    IReadOnlyList<ConsentStory> Consents,
    IReadOnlyList<string> Visited,
    AccessPage Accesses,
    IReadOnlyDictionary<string, string> Names)
{
    /// <summary>資格確認書 of the coverage of today that count or will count, the newest first.</summary>
    public IReadOnlyList<EligibilityCertificateLine> Certificates { get; init; } = [];

    /// <summary>Whether the person may ask for one: something covers today, and none counts for it.</summary>
    public bool MayAskForCertificate => Record?.Person.CoverageOn(Today) is not null && !Certificates.Any(one => one.InForceOn(Today));

    /// <summary>The day in Japan.</summary>
    public LocalDate Today => Jst.DateOf(At);

    /// <summary>The name of a body, or its number.</summary>
    public string NameOf(string number) => Names.GetValueOrDefault(number) ?? $"機関番号 {number}";
}

/// <summary>Asks the gate for each kind of data, then reads.</summary>
public sealed class PortalReader(QueryGate gate, PersonRecords records, EligibilityCertificateReads certificates, AccessPages accesses, IClock clock)
{
    private const int AccessesOnAPage = 20, MostNotices = 20, MostVisited = 20;

    /// <summary>The whole page, or why not.</summary>
    public async Task<(PersonPageModel? Page, Rejection? Rejection)> PersonPageAsync(Caller caller, Guid personId, string requestId, CancellationToken ct)
    {
        foreach (var kind in new[] { DataKind.Identity, DataKind.Insurance, DataKind.Drugs, DataKind.Consents, DataKind.Accesses })
        {
            if ((await gate.AskAsync(caller, personId, kind, requestId, ct)).Rejection is { } rejection)
                return (null, rejection);
        }

        var person = records.PersonAsync(personId, ct);
        var prescriptions = records.PrescriptionsAsync(personId, ct);
        var notices = records.NoticesAsync(personId, MostNotices, ct);
        var consents = records.ConsentsAsync(personId, ct);
        var visited = records.VisitedAsync(personId, MostVisited, ct);
        var history = accesses.OfAsync(personId, null, AccessesOnAPage, ct);
        var names = await records.NamesAsync(
            [.. BodiesOf(await person, await prescriptions), .. (await consents).Select(story => story.Given.Institution), .. await visited], ct);
        var page = new PersonPageModel(
            clock.GetCurrentInstant(), await person, await prescriptions, await notices, await consents, await visited, await history, names);
        var held = await certificates.OfPersonAsync(personId, ct);
        return (page with { Certificates = [.. held.Where(one => Counts(one, page))] }, null);
    }

    /// <summary>One page of who looked, or why not.</summary>
    public async Task<(AccessPage? Page, Rejection? Rejection)> AccessesAsync(Caller caller, Guid personId, long? before, string requestId, CancellationToken ct) =>
        (await gate.AskAsync(caller, personId, DataKind.Accesses, requestId, ct)).Rejection is { } rejection
            ? (null, rejection)
            : (await accesses.OfAsync(personId, before, AccessesOnAPage, ct), null);

    /// <summary>One of a coverage that is over, or that states what was corrected since, proves nothing.</summary>
    private static bool Counts(EligibilityCertificateLine one, PersonPageModel page) =>
        one.InvalidOn is null && one.ValidThrough >= page.Today
        && page.Record?.Person.CoverageOn(page.Today) is var (coverage, terms) && one.CoverageId == coverage && one.Identity == terms.Identity;

    private static IEnumerable<string> BodiesOf(PersonRecord? person, IReadOnlyList<Prescription> prescriptions) =>
    [
        .. person?.Person.Coverages.Values.Select(terms => terms.Identity.InsurerNumber) ?? [],
        .. prescriptions.Select(p => p.Issuer.Institution),
        .. prescriptions.Select(p => p.Pharmacy).OfType<string>(),
        .. prescriptions.SelectMany(p => p.Alerts).SelectMany(alerts => alerts.Hits).Select(hit => hit.With?.Institution).OfType<string>(),
    ];
}
