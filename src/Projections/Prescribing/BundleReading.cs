using Healthcare.Application.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>What became of a document: a command, or the issues that stand against it.</summary>
public abstract record BundleReading
{
    private BundleReading()
    {
    }

    /// <summary>The document was understood.</summary>
    /// <param name="Command">What it asks for; the reason for a duplicate is not part of a document.</param>
    /// <param name="Institution">The institution that issued it, which must be the caller's.</param>
    /// <param name="PrescriberLicence">The prescriber's licence number, when the document has it.</param>
    public sealed record Understood(RegisterPrescription Command, string Institution, string? PrescriberLicence) : BundleReading;

    /// <summary>The document was not understood, for all of these reasons.</summary>
    public sealed record Refused(IReadOnlyList<FhirIssue> Issues) : BundleReading;
}
