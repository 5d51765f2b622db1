using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Drugs;

namespace Healthcare.Application.Drugs;

/// <summary>An operator brings in a version of the drug master; it holds for nothing until another operator approves it.</summary>
/// <param name="VersionId">The version; its id is the operator's.</param>
/// <param name="Label">What it is called, such as <c>2026-12</c>.</param>
/// <param name="Files">Its five files.</param>
public sealed record UploadDrugMaster(Guid VersionId, string Label, DrugMasterFiles Files) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Operations, Role.Operator);

    PersonLocator? ICommand.Person => null;

    Guid? ICommand.OwnId => VersionId;
}

/// <summary>What the operator is told.</summary>
public sealed record UploadedDrugMaster(Guid VersionId, string Version, string Digest, DrugMasterCounts Counts);

/// <summary>The form of <see cref="UploadDrugMaster"/>; the files are read by the handler.</summary>
public sealed class UploadDrugMasterValidator : AbstractValidator<UploadDrugMaster>
{
    /// <summary>Its rules.</summary>
    public UploadDrugMasterValidator()
    {
        RuleFor(c => c.VersionId).NotEmpty();
        RuleFor(c => c.Label).Matches("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$").WithMessage("must be 1 to 40 letters, digits, dots, underscores and hyphens")
            .NotEqual("sample").WithMessage("is the name of the built-in sample");
        RuleFor(c => c.Files.Products).NotEmpty().WithMessage("is required");
        RuleFor(c => c.Files.Ingredients).NotEmpty().WithMessage("is required");
        RuleFor(c => c.Files.Contraindications).NotEmpty().WithMessage("is required");
        RuleFor(c => c.Files.Usages).NotEmpty().WithMessage("is required");
        RuleFor(c => c.Files.SupplyLimits).NotEmpty().WithMessage("is required");
    }
}

/// <summary>Handles <see cref="UploadDrugMaster"/>.</summary>
public static class UploadDrugMasterHandler
{
    /// <summary>Keeps the files, if they have no fault.</summary>
    public static async Task<Decided> Handle(Authorised<UploadDrugMaster> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var (content, faults) = DrugMasterReader.Read(c.Files);
        if (content is null)
            return Decided.Reject(DrugsRejections.FaultyFiles.With(faults!));

        var existing = await streams.LoadAsync<DrugMasterVersion>(c.VersionId, ct);
        var digest = DrugMasterReader.DigestOf(c.Files);
        var decision = DrugMasterVersion.Upload(existing.State, c.VersionId, c.Label, digest, content.Counts, c.Files, act.Caller.Subject, act.At);
        return existing.Decide(decision, new UploadedDrugMaster(c.VersionId, DrugMasterVersion.NameOf(c.Label, digest), digest, content.Counts));
    }
}
