namespace Healthcare.Domain.Prescribing;

public static partial class PrescribingRejections
{
    private const string TakeFromMaster = "Take code and name from the drug master; the details suggest near names.";

    /// <summary>The master does not have the code.</summary>
    public static readonly Rejection DrugUnknown = new(
        "prescribing.drug-unknown", RejectionKind.Refused, "The drug master does not have this code.", TakeFromMaster);

    /// <summary>A dummy code.</summary>
    public static readonly Rejection DrugDummy = new(
        "prescribing.drug-dummy-code", RejectionKind.Refused, "A dummy code stands for no product.", TakeFromMaster);

    /// <summary>A house code.</summary>
    public static readonly Rejection DrugLocal = new(
        "prescribing.drug-local-code", RejectionKind.Refused, "A code that only one institution knows is not accepted.", TakeFromMaster);

    /// <summary>Not listed yet.</summary>
    public static readonly Rejection DrugNotListedYet = new(
        "prescribing.drug-not-listed-yet", RejectionKind.Refused, "The product is not in the price list on this day yet.", TakeFromMaster);

    /// <summary>経過措置 over.</summary>
    public static readonly Rejection DrugWithdrawn = new(
        "prescribing.drug-withdrawn", RejectionKind.Refused, "The product is no longer in the price list on this day.", TakeFromMaster);

    /// <summary>Code and name differ.</summary>
    public static readonly Rejection DrugNameMismatch = new(
        "prescribing.drug-name-mismatch", RejectionKind.Refused, "The printed name is not the name of the drug with this code.", TakeFromMaster);

    /// <summary>投与日数の上限.</summary>
    public static readonly Rejection SupplyLimit = new(
        "prescribing.supply-limit", RejectionKind.Refused, "A drug may not be prescribed for so many days.", "Prescribe at most the days that the details name.");

    /// <summary>麻薬.</summary>
    public static readonly Rejection NarcoticLicenceRequired = new(
        "prescribing.narcotic-licence-required", RejectionKind.Refused, "A narcotic needs the number of the prescriber's narcotic licence.", "Send narcoticLicence.");

    /// <summary>麻薬.</summary>
    public static readonly Rejection AddressRequired = new(
        "prescribing.address-required", RejectionKind.Refused, "A narcotic needs the person's address, which is not known.", "The insurer has to register the address first.");

    /// <summary>Up to 3 uses.</summary>
    public static readonly Rejection RepeatUses = new(
        "prescribing.repeat-uses", RejectionKind.Refused, "A refill or split has 2 or 3 uses.", "Correct repeat.uses.");

    /// <summary>Windows follow from days.</summary>
    public static readonly Rejection RepeatNeedsDays = new(
        "prescribing.repeat-needs-days", RejectionKind.Refused, "Every drug of a refill or split needs its days of supply.", "Send daysSupply, or leave the drug out.");

    /// <summary>No refill of limited drugs.</summary>
    public static readonly Rejection RefillOfLimitedDrug = new(
        "prescribing.refill-of-limited-drug", RejectionKind.Refused, "A drug whose days of supply are limited cannot be refilled.", "Prescribe it without refill.");

    /// <summary>Parts belong to a split.</summary>
    public static readonly Rejection PartsOfRefill = new(
        "prescribing.parts-of-refill", RejectionKind.Refused, "A refill has no parts.", "Leave repeat.partDays out.");

    /// <summary>The parts are the whole.</summary>
    public static readonly Rejection SplitParts = new(
        "prescribing.split-parts", RejectionKind.Refused, "The parts of a split do not add up to the days of supply of every drug.", "Correct repeat.partDays.");

    /// <summary>The refusal of a problem that the drug master has with a line.</summary>
    public static Rejection Of(DrugProblem problem) => problem switch
    {
        DrugProblem.Unknown => DrugUnknown,
        DrugProblem.Dummy => DrugDummy,
        DrugProblem.Local => DrugLocal,
        DrugProblem.NotListedYet => DrugNotListedYet,
        DrugProblem.Withdrawn => DrugWithdrawn,
        _ => DrugNameMismatch,
    };
}
