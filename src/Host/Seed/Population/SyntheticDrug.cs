namespace Healthcare.Host.Seed.Population;

/// <summary>
/// A sample product for demonstrations. The first seven characters of <see cref="YjCode"/> (ingredient and route) follow the
/// public code list; the whole is not a drug master and must not be used to treat anybody.
/// </summary>
/// <param name="YjCode">個別医薬品コード: 12 characters.</param>
/// <param name="Name">Product name.</param>
/// <param name="IngredientName">Name of the ingredient, the same for all its brands.</param>
/// <param name="UnitCode">MERIT9 code of the unit, such as <c>TAB</c>.</param>
/// <param name="UnitName">Its name, such as 錠.</param>
/// <param name="Form">How it is used.</param>
/// <param name="UsageCode">16 characters: the usage code, or the dummy for a usage without one.</param>
/// <param name="UsageText">How and when to use it.</param>
/// <param name="DailyDose">Units in a day.</param>
/// <param name="PerDose">Units at a time.</param>
/// <param name="UsualDays">For how long it is usually prescribed.</param>
public sealed record SyntheticDrug(
    string YjCode,
    string Name,
    string IngredientName,
    string UnitCode,
    string UnitName,
    SyntheticDosageForm Form,
    string UsageCode,
    string UsageText,
    decimal DailyDose,
    decimal PerDose,
    int UsualDays)
{
    /// <summary>Ingredient and route: what the duplicate check compares.</summary>
    public string IngredientAndRoute => YjCode[..7];
}

/// <summary>How a drug is used.</summary>
public enum SyntheticDosageForm
{
    /// <summary>内服.</summary>
    Oral,

    /// <summary>外用.</summary>
    External,

    /// <summary>注射.</summary>
    Injection,
}
