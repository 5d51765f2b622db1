using System.Globalization;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Portal;

/// <summary>A certificate ends within three months, or has ended: the person is to be told of it (outbox).</summary>
/// <param name="PersonId">Whom.</param>
/// <param name="CertificateId">Whose certificate.</param>
/// <param name="ValidThrough">Its last day.</param>
/// <param name="Expired">Whether that has passed.</param>
public sealed record TellOfCertificate(Guid PersonId, Guid CertificateId, LocalDate ValidThrough, bool Expired)
{
    /// <summary>The notice's id: of one certificate's one last day the person is told of the renewal once and of the expiry once.</summary>
    public Guid NoticeId() => StreamId.Of(
        Expired ? "certificate-expired-notice" : "certificate-renewal-notice",
        string.Create(CultureInfo.InvariantCulture, $"{CertificateId:N}:{ValidThrough:yyyy-MM-dd}"));
}

/// <summary>Reaction: the notice is left.</summary>
public static class WhenCertificateEndsHandler
{
    /// <summary>Sends the command; a second delivery, or another check, changes nothing.</summary>
    public static async Task Handle(TellOfCertificate message, CommandGate gate, IClock clock, CancellationToken ct)
    {
        var noticeId = message.NoticeId();
        var kind = message.Expired ? NoticeKind.CertificateExpired : NoticeKind.CertificateRenewalDue;
        var command = new LeaveNotice(message.PersonId, noticeId, kind, message.CertificateId);
        var header = new CommandHeader($"notice:{noticeId:N}", noticeId.ToByteArray(), $"notice:{noticeId:N}", CausationId: message.CertificateId.ToString());
        var outcome = await gate.SendAsync(command, Caller.Engine(clock.GetCurrentInstant()), header, ct);
        if (outcome.Rejection is { } rejection)
            throw new InvalidOperationException($"The notice was refused: {rejection.Code}.");
    }
}
