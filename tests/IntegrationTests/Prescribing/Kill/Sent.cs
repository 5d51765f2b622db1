using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;
using Healthcare.Tests.Support;

namespace Healthcare.Tests.Prescribing.Kill;

/// <summary>Who sends.</summary>
internal sealed record Sender(string Subject, Role Role, string Token);

/// <summary>One command under its key, from the first try to its answer.</summary>
/// <param name="Sender">Who sends it.</param>
/// <param name="PersonId">About whom.</param>
/// <param name="Path">Where to.</param>
/// <param name="Command">What is asked: the same in every try.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Events">What it records when it is accepted, beside alerts that were gone past.</param>
internal sealed record Sent(Sender Sender, Guid PersonId, string Path, object Command, string Key, IReadOnlyList<Type> Events)
{
    /// <summary>How often it was sent.</summary>
    public int Tries { get; set; }

    /// <summary>What it was answered. Acknowledged it is only with this.</summary>
    public Answer? Answer { get; set; }

    /// <summary>As the log of accesses names it.</summary>
    public string Action => Command.GetType().Name;

    /// <summary>Whether it did what it asked.</summary>
    public bool Accepted => Answer!.Status is >= 200 and < 300;

    /// <summary>Whether an earlier try had been stored already, and only its answer was lost.</summary>
    public bool WasReplayed => IsReplay(Answer!);

    /// <summary>The stored names of the events it must have left, each as often as it must be there.</summary>
    public IEnumerable<string> EventNames() =>
        !Accepted ? [] : (HasAlerts() ? [.. Events, typeof(SafetyAlertsAcknowledged)] : Events).Select(Projections.Storage.EventNames.Of);

    /// <summary>Whether an answer is the answer of an earlier try.</summary>
    public static bool IsReplay(Answer answer) => answer.Headers.Contains("Idempotency-Replayed");

    /// <summary>What an answer says, without what is of the request alone.</summary>
    public static string Meaning(Answer answer) => answer.Code is { } code
        ? $"{answer.Status} {code} {(answer.Body.TryGetProperty("details", out var details) ? details.GetRawText() : string.Empty)}"
        : $"{answer.Status} {answer.Text}";

    private bool HasAlerts() =>
        Answer!.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("alerts", out var alerts) && Command is not Application.Eligibility.CheckEligibility && alerts.GetArrayLength() > 0;
}
