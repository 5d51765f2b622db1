namespace Healthcare.Host.Seed.Population;

/// <summary>A hospital, clinic or pharmacy that does not exist.</summary>
/// <param name="Number">保険医療機関番号: prefecture 2, score table 1, institution 7.</param>
/// <param name="Name">Its Japanese name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Prefecture">The name of its prefecture.</param>
/// <param name="Address">Where it would be.</param>
public sealed record SyntheticInstitution(
    string Number, string Name, SyntheticInstitutionKind Kind, string Prefecture, SyntheticAddress Address);

/// <summary>What an institution is.</summary>
public enum SyntheticInstitutionKind
{
    /// <summary>病院.</summary>
    Hospital,

    /// <summary>診療所.</summary>
    Clinic,

    /// <summary>歯科診療所.</summary>
    DentalClinic,

    /// <summary>薬局.</summary>
    Pharmacy,
}
