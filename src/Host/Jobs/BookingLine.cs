using Healthcare.Application.Access;
using NodaTime;

namespace Healthcare.Host.Jobs;

/// <summary>A line of an institution's bookings. The person is named by the insured numbers or by the institution's own patient number.</summary>
/// <param name="BookingId">The institution's own id of the booking; it comes back with the answer.</param>
/// <param name="ServiceDate">The day of the booking.</param>
/// <param name="BirthDate">The person's birth date, which must fit.</param>
/// <param name="LocalPatientNumber">診察券番号; instead of the insured numbers.</param>
/// <param name="InsurerNumber">保険者番号.</param>
/// <param name="Symbol">記号.</param>
/// <param name="Number">番号.</param>
/// <param name="Branch">枝番.</param>
public sealed record BookingLine(
    string BookingId,
    LocalDate ServiceDate,
    LocalDate BirthDate,
    string? LocalPatientNumber = null,
    string? InsurerNumber = null,
    string? Symbol = null,
    string? Number = null,
    string? Branch = null)
{
    /// <summary>Whom the line names; with both ways or none of them it is refused for its form.</summary>
    public PersonLocator Person(string institution) => new(
        Insured: (InsurerNumber ?? Number ?? Symbol ?? Branch) is null ? null : new(InsurerNumber ?? "", Symbol ?? "", Number ?? "", Branch ?? "", BirthDate),
        Local: LocalPatientNumber is null ? null : new(institution, LocalPatientNumber, BirthDate));
}
