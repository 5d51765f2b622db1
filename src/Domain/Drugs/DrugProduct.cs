using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Drugs;

/// <summary>投与経路, as far as the code of a drug tells it: the number range of its characters 5 to 7.</summary>
public enum DrugRoute
{
    /// <summary>内服: 001 to 399.</summary>
    Oral,

    /// <summary>注射: 400 to 699.</summary>
    Injection,

    /// <summary>外用: 700 to 999.</summary>
    External,
}

/// <summary>規制区分 that the law on narcotics and psychotropics makes.</summary>
public enum DrugControl
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>麻薬.</summary>
    Narcotic,

    /// <summary>向精神薬.</summary>
    Psychotropic,
}

/// <summary>A product of the price list (薬価基準収載品目).</summary>
/// <param name="Yj">個別医薬品コード, 12 characters.</param>
/// <param name="GeneralCode">Its code in the list of general names (一般名処方マスタ), where that is not the first nine characters and ZZZ.</param>
/// <param name="ReceiptCode">レセプト電算処理コード, 9 digits, when known.</param>
/// <param name="Hot9">HOT9, when known.</param>
/// <param name="Name">販売名, with the 「company」 of a generic product.</param>
/// <param name="Strength">Content in words, such as ６０ｍｇ; also where the name does not tell.</param>
/// <param name="Maker">Whose it is.</param>
/// <param name="Ingredients">The codes of its active ingredients.</param>
/// <param name="Route">By which way it enters the body.</param>
/// <param name="Form">Dosage form in one word, such as <c>tablet</c>.</param>
/// <param name="UnitCode">MERIT-9 code of the unit it is counted in.</param>
/// <param name="UnitName">The name of that unit.</param>
/// <param name="TherapeuticClass">薬効分類, 4 digits.</param>
/// <param name="ListedFrom">First day in the price list; null when it was there before such days were kept.</param>
/// <param name="ListedThrough">Last day in it (経過措置); null when none is set.</param>
/// <param name="SupplyClass">Which of the dated limits of supply holds; null when none does.</param>
/// <param name="Control">Narcotic or psychotropic.</param>
public sealed record DrugProduct(
    string Yj,
    string? GeneralCode,
    string? ReceiptCode,
    string? Hot9,
    string Name,
    string? Strength,
    string? Maker,
    IReadOnlyList<string> Ingredients,
    DrugRoute Route,
    string Form,
    string UnitCode,
    string UnitName,
    string TherapeuticClass,
    LocalDate? ListedFrom,
    LocalDate? ListedThrough,
    string? SupplyClass,
    DrugControl Control)
{
    private const int GeneralLength = 9;

    /// <summary>Tablet, capsule, sheet of a patch, single piece, packet.</summary>
    private static readonly IReadOnlyList<string> PieceUnits = ["TAB", "CAP", "SHT", "KO", "PCK"];

    /// <summary>Ingredient, route, form and strength: what all brands of one general name share.</summary>
    public string GeneralPart => Yj[..GeneralLength];

    /// <summary>The code by which it is prescribed by general name.</summary>
    public string GeneralName => GeneralCode ?? $"{GeneralPart}ZZZ";

    /// <summary>How many milligrams one piece contains, for what is counted in pieces and has its content in one number.</summary>
    public decimal? MilligramsOfPiece =>
        PieceUnits.Contains(UnitCode) && Strength is { } strength && DrugQuantity.Read(DrugText.Folded(strength)) is ([{ Unit: "MG" } one], "") ? one.Value : null;

    /// <summary>Whether it is in the price list on a day, not yet, or no longer.</summary>
    public DrugListing ListingOn(LocalDate day) =>
        day < ListedFrom ? DrugListing.NotYet : day > ListedThrough ? DrugListing.Over : DrugListing.Listed;
}

/// <summary>Whether a product is in the price list on a day.</summary>
public enum DrugListing
{
    /// <summary>It is.</summary>
    Listed,

    /// <summary>It is not yet.</summary>
    NotYet,

    /// <summary>It is no longer: 経過措置 is over.</summary>
    Over,
}

/// <summary>An active ingredient.</summary>
/// <param name="Code">Its international name in small letters, without salts.</param>
/// <param name="Name">Its Japanese name, without salts.</param>
public sealed record DrugIngredient(string Code, string Name);

/// <summary>併用禁忌: two ingredients that a package insert forbids together.</summary>
/// <param name="Ingredient">One of them.</param>
/// <param name="Routes">By which routes of it.</param>
/// <param name="With">The other.</param>
/// <param name="WithRoutes">By which routes of that.</param>
/// <param name="Source">Whose insert says so, and what happens, in short.</param>
public sealed record DrugContraindication(
    string Ingredient, IReadOnlyList<DrugRoute> Routes, string With, IReadOnlyList<DrugRoute> WithRoutes, string Source);

/// <summary>A usage with its code (用法コード, 16 characters).</summary>
public sealed record DrugUsage(string Code, string Text);

/// <summary>投与日数の上限 of a class, in days, from a first through a last day.</summary>
/// <param name="Class">The class, as products name it.</param>
/// <param name="Days">How many days may be prescribed at once.</param>
/// <param name="From">First day of the rule.</param>
/// <param name="Through">Last day of the rule; null when none is set.</param>
public sealed record DrugSupplyLimit(string Class, int Days, LocalDate From, LocalDate? Through) : IDated;

/// <summary>All that a version of the master says.</summary>
public sealed record DrugMasterContent(
    IReadOnlyList<DrugProduct> Products,
    IReadOnlyList<DrugIngredient> Ingredients,
    IReadOnlyList<DrugContraindication> Contraindications,
    IReadOnlyList<DrugUsage> Usages,
    IReadOnlyList<DrugSupplyLimit> SupplyLimits)
{
    /// <summary>How much that is.</summary>
    public DrugMasterCounts Counts => new(
        Products.Count, Products.SelectMany(product => product.Ingredients).Distinct(StringComparer.Ordinal).Count(), Contraindications.Count, Usages.Count, SupplyLimits.Count);
}

/// <summary>How much a version of the master says.</summary>
/// <param name="Products">Products.</param>
/// <param name="Ingredients">Ingredients that a product has.</param>
/// <param name="Contraindications">併用禁忌 pairs.</param>
/// <param name="Usages">Usage codes.</param>
/// <param name="SupplyLimits">Dated rows of limits of supply.</param>
public sealed record DrugMasterCounts(int Products, int Ingredients, int Contraindications, int Usages, int SupplyLimits);
