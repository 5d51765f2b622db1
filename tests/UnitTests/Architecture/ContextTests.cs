using Xunit;

namespace Healthcare.Tests.Architecture;

/// <summary>A bounded context is a folder of one name in each project; contexts meet only where it is written down here.</summary>
public sealed class ContextTests
{
    private static readonly string[] Common = ["Shared", "Access", "Commands", "Identity", "Jobs"];

    /// <summary>Where one context names another, and why it may.</summary>
    private static readonly Dictionary<(string Type, string Named), string> Meetings = new()
    {
        [("Application.Prescribing.RegisterPrescriptionHandler", "Domain.Eligibility.EligibilityRejections")] = "a prescription for nobody is refused in the words of the context that knows persons",
        [("Application.Eligibility.CheckEligibilityHandler", "Application.Portal.TellOfCertificate")] = "reaction: a certificate that ends leaves a notice",
        [("Application.Prescribing.AmendPrescriptionHandler", "Domain.Eligibility.EligibilityRejections")] = "a prescription for nobody is refused in the words of the context that knows persons",
        [("Application.Prescribing.PrescriptionExaminer", "Application.Portal.TellOfDuplicate")] = "reaction: an acknowledged alert leaves a notice",
    };

    [Fact]
    public void contexts_do_not_name_each_other_in_domain_and_application()
    {
        var wrong = Found().Except(Meetings.Keys).ToList();
        Assert.True(wrong.Count == 0, "One context names another: go through a type of Domain.Shared, an interface of Application.Access, or a message; "
            + $"if the meeting is part of the design, write it with its reason into {nameof(ContextTests)}.{nameof(Meetings)}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void every_meeting_that_is_written_down_still_happens()
    {
        var gone = Meetings.Keys.Except(Found()).ToList();
        Assert.True(gone.Count == 0, $"Take out of {nameof(Meetings)} what no longer happens:\n{string.Join('\n', gone)}");
    }

    private static List<(string, string)> Found() =>
    [
        .. from found in new[] { Code.Domain, Code.Application }.SelectMany(Code.Names)
           let mine = ContextOf(found.Type)
           let other = found.Named.Contains("::", StringComparison.Ordinal) ? null : ContextOf(found.Named)
           where mine is not null && other is not null && mine != other && !Common.Contains(mine) && !Common.Contains(other)
           select (Short(found.Type), Short(found.Named)),
    ];

    /// <summary><c>Healthcare.Domain.Prescribing.Prescription</c> is of the context Prescribing.</summary>
    private static string? ContextOf(string type) =>
        type.Split('.') is ["Healthcare", "Domain" or "Application", var context, _, ..] ? context : null;

    private static string Short(string type) => type["Healthcare.".Length..];
}
