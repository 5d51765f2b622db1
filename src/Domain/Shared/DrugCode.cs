namespace Healthcare.Domain.Shared;

/// <summary>Which code system names a drug.</summary>
public enum DrugCodeSystem
{
    /// <summary>個別医薬品コード（YJ）, 12 characters; the first 7 are ingredient and route.</summary>
    Yj,

    /// <summary>一般名処方マスタ, 12 characters; the first 7 are ingredient and route.</summary>
    GeneralName,

    /// <summary>HOT9, 9 digits; the first 7 are the prescription unit.</summary>
    Hot9,

    /// <summary>標準コードなし: the drug has no code of these systems, only its name. Readable, but nothing is registered by it.</summary>
    NotCoded,
}

/// <summary>A coded drug.</summary>
public sealed record DrugCode(DrugCodeSystem System, string Code)
{
    private const int IngredientAndRouteLength = 7;

    /// <summary>What makes two drugs the same ingredient by the same route, as far as the code tells (YJ and general names share it).</summary>
    public string IngredientAndRoute => System switch
    {
        DrugCodeSystem.Hot9 => $"hot:{Code[..IngredientAndRouteLength]}",
        DrugCodeSystem.NotCoded => $"none:{Code}",
        _ => $"yj:{Code[..IngredientAndRouteLength]}",
    };
}
