using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>By which way a drug enters the body, as far as the checks tell ways apart.</summary>
public enum AdministrationRoute
{
    /// <summary>内服.</summary>
    Oral,

    /// <summary>注射.</summary>
    Injection,

    /// <summary>外用.</summary>
    External,
}

/// <summary>What the drug master says of a drug.</summary>
/// <param name="Ingredients">Its active ingredients by the master's ingredient codes; several for a combination product.</param>
/// <param name="Route">Its route of administration.</param>
/// <param name="Narcotic">麻薬.</param>
/// <param name="SupplyLimit">投与日数の上限 that holds on the day asked about, in days; null when there is none.</param>
/// <param name="Content">What one piece of it contains; null where it is not counted in pieces or its content is not one number.</param>
public sealed record DrugFacts(
    IReadOnlyList<string> Ingredients, AdministrationRoute Route, bool Narcotic = false, int? SupplyLimit = null, PieceContent? Content = null);

/// <summary>How many milligrams of its ingredient one piece of a product contains, a tablet as a rule.</summary>
/// <param name="Milligrams">The content of one.</param>
/// <param name="UnitCode">The unit in which the pieces are counted (MERIT-9, such as <c>TAB</c>).</param>
public sealed record PieceContent(decimal Milligrams, string UnitCode)
{
    /// <summary>What an amount contains, in milligrams; null where it is not counted in these pieces.</summary>
    public decimal? In(Amount amount) => amount.UnitCode == UnitCode ? amount.Value * Milligrams : null;
}

/// <summary>Why a drug code is not accepted.</summary>
public enum DrugProblem
{
    /// <summary>The master does not have the code.</summary>
    Unknown,

    /// <summary>A dummy code that stands for no product.</summary>
    Dummy,

    /// <summary>A code that only one institution knows.</summary>
    Local,

    /// <summary>Not in the price list yet on this day.</summary>
    NotListedYet,

    /// <summary>Out of the price list on this day (経過措置 over).</summary>
    Withdrawn,

    /// <summary>The printed name is not the name of the code.</summary>
    NameMismatch,
}

/// <summary>A product that may have been meant.</summary>
public sealed record DrugSuggestion(string Code, string Name);

/// <summary>What the master says of one line: facts, or a problem with what may have been meant.</summary>
public sealed record LineAnswer(int RpNumber, int Order, DrugFacts? Facts, DrugProblem? Problem = null, IReadOnlyList<DrugSuggestion>? Suggestions = null);

/// <summary>併用禁忌: two ingredients that must not be taken together by these routes. Symmetric.</summary>
/// <param name="Source">The text of the package insert's interaction section in short, and whose it is.</param>
/// <param name="Ingredient">One ingredient.</param>
/// <param name="Routes">By these routes.</param>
/// <param name="With">The other ingredient.</param>
/// <param name="WithRoutes">By these routes of the other.</param>
public sealed record Contraindication(
    string Ingredient, IReadOnlyList<AdministrationRoute> Routes, string With, IReadOnlyList<AdministrationRoute> WithRoutes, string Source);

/// <summary>What the master says of all lines.</summary>
/// <param name="Version">Its version, kept with every check.</param>
/// <param name="Sample">Whether it is the built-in sample, which must not be used to treat anybody.</param>
/// <param name="Lines">Line by line.</param>
/// <param name="Contraindications">Those that one of the lines' ingredients takes part in.</param>
public sealed record MasterAnswer(string Version, bool Sample, IReadOnlyList<LineAnswer> Lines, IReadOnlyList<Contraindication> Contraindications);
