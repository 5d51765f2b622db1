using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Drugs;

/// <summary>The five files of a version as CSV with a header line each.</summary>
/// <param name="Products">Products.</param>
/// <param name="Ingredients">Ingredients.</param>
/// <param name="Contraindications">併用禁忌 pairs.</param>
/// <param name="Usages">Usage codes.</param>
/// <param name="SupplyLimits">Limits of supply by class and date.</param>
public sealed record DrugMasterFiles(string Products, string Ingredients, string Contraindications, string Usages, string SupplyLimits);

/// <summary>An operator brought in a version of the master. It holds for nothing until another one approves it.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Label">What the operator calls it.</param>
/// <param name="Digest">SHA-256 over the files in lower-case hexadecimal.</param>
/// <param name="Counts">How much it says.</param>
/// <param name="Files">The files as they came, so that nobody can take the master of a past check away.</param>
/// <param name="UploadedBy">Which operator, by subject.</param>
/// <param name="UploadedAt">When.</param>
public sealed record DrugMasterUploaded(
    Guid VersionId, string Label, string Digest, DrugMasterCounts Counts, DrugMasterFiles Files, string UploadedBy, Instant UploadedAt) : IReferenceEvent;

/// <summary>Another operator approved it, from a day on.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="ValidFrom">The first day in Japan on which it holds.</param>
/// <param name="ApprovedBy">Which operator, by subject.</param>
/// <param name="ApprovedAt">When.</param>
public sealed record DrugMasterApproved(Guid VersionId, LocalDate ValidFrom, string ApprovedBy, Instant ApprovedAt) : IReferenceEvent;
