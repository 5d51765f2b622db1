namespace Healthcare.Domain.Drugs;

/// <summary>Every refusal of this context.</summary>
public static class DrugsRejections
{
    /// <summary>The files break rules.</summary>
    public static readonly Rejection FaultyFiles = new(
        "drugs.faulty-files", RejectionKind.Refused, "The files of the drug master have faults; nothing of them was kept.",
        "Correct the lines and columns that the details name and upload all files again.");

    /// <summary>The id is in use.</summary>
    public static readonly Rejection VersionExists = new(
        "drugs.version-exists", RejectionKind.Conflict, "A version of the drug master with this id has been uploaded before.",
        "Use a new id for another version.");

    /// <summary>No such version.</summary>
    public static readonly Rejection VersionNotFound = new(
        "drugs.version-not-found", RejectionKind.Missing, "There is no version of the drug master with this id.",
        "Read the list of versions and use an id of it.");

    /// <summary>It has its day already.</summary>
    public static readonly Rejection AlreadyApproved = new(
        "drugs.already-approved", RejectionKind.Conflict, "This version of the drug master has been approved before.",
        "Upload another version if what holds has to change.");

    /// <summary>Four eyes.</summary>
    public static readonly Rejection FourEyes = new(
        "drugs.four-eyes", RejectionKind.Refused, "Who uploads a version of the drug master may not approve it.",
        "Let another operator read the difference and approve it.");

    /// <summary>What was read is not what is there.</summary>
    public static readonly Rejection OtherDigest = new(
        "drugs.other-digest", RejectionKind.Conflict, "The digest is not the one of this version.",
        "Read the difference again and approve with the digest that it names.");

    /// <summary>Too soon for every process to know of it.</summary>
    public static readonly Rejection TooSoon = new(
        "drugs.too-soon", RejectionKind.Refused, "A version of the drug master takes effect at the beginning of a day, at least ten minutes after it is approved.",
        "Choose tomorrow or a later day as validFrom.");

    /// <summary>Two versions for a day.</summary>
    public static readonly Rejection DayTaken = new(
        "drugs.day-taken", RejectionKind.Conflict, "Another version of the drug master takes effect on this day.",
        "Choose another day as validFrom.");

    /// <summary>No such product.</summary>
    public static readonly Rejection DrugNotFound = new(
        "drugs.drug-not-found", RejectionKind.Missing, "The drug master of this day has no product with this code.",
        "Search the product by its name.");
}
