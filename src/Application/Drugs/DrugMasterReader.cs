using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Healthcare.Domain.Drugs;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Drugs;

/// <summary>Reads the five files of a version of the master; all faults of all files are found at once.</summary>
public static partial class DrugMasterReader
{
    private static readonly Dictionary<string, DrugRoute> Routes = new() { ["oral"] = DrugRoute.Oral, ["injection"] = DrugRoute.Injection, ["external"] = DrugRoute.External };

    private static readonly Dictionary<string, DrugControl> Controls = new()
    {
        [""] = DrugControl.None,
        ["narcotic"] = DrugControl.Narcotic,
        ["psychotropic"] = DrugControl.Psychotropic,
    };

    private static readonly string[] ProductColumns =
    [
        "yj", "general", "receipt", "hot9", "name", "strength", "maker", "ingredients", "route", "form", "unitCode", "unitName", "therapeuticClass",
        "listedFrom", "listedThrough", "supplyClass", "control",
    ];

    /// <summary>What the files say, or what is wrong with them.</summary>
    public static (DrugMasterContent? Content, DrugMasterFaults? Faults) Read(DrugMasterFiles files)
    {
        List<DrugMasterFault> faults = [];
        var ingredients = Ingredients(new("ingredients", ["code", "name"], faults), files.Ingredients);
        var limits = SupplyLimits(new("supplyLimits", ["class", "days", "from", "through"], faults), files.SupplyLimits);
        var known = ingredients.Select(ingredient => ingredient.Code).ToHashSet(StringComparer.Ordinal);
        var classes = limits.Select(limit => limit.Class).ToHashSet(StringComparer.Ordinal);
        var products = Products(new("products", ProductColumns, faults), files.Products, known, classes);
        var pairs = Contraindications(new("contraindications", ["ingredient", "routes", "with", "withRoutes", "source"], faults), files.Contraindications, known);
        var usages = Usages(new("usages", ["code", "text"], faults), files.Usages);
        if (products.Count == 0 && faults.Count == 0)
            faults.Add(new("products", 0, null, "must have at least one product"));
        return faults.Count > 0 ? (null, DrugMasterFaults.Of(faults)) : (new(products, ingredients, pairs, usages, limits), null);
    }

    /// <summary>SHA-256 over the files, each after its length.</summary>
    public static string DigestOf(DrugMasterFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new[] { files.Products, files.Ingredients, files.Contraindications, files.Usages, files.SupplyLimits })
        {
            var bytes = Encoding.UTF8.GetBytes(file);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<DrugIngredient> Ingredients(DrugMasterTable table, string csv)
    {
        List<DrugIngredient> all = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var row in table.Rows(csv))
        {
            var one = new DrugIngredient(row.Required("code", IngredientForm(), "must be small letters, digits and hyphens"), row.Required("name"));
            if (!seen.Add(one.Code))
                row.Fault("code", "must be in the file once");
            all.Add(one);
        }

        return all;
    }

    private static List<DrugSupplyLimit> SupplyLimits(DrugMasterTable table, string csv)
    {
        List<DrugSupplyLimit> all = [];
        foreach (var row in table.Rows(csv))
        {
            var (from, through) = (row.Day("from"), row.Day("through"));
            if (from is null)
                row.Fault("from", "is required");
            if (through < from)
                row.Fault("through", "must not lie before from");
            var one = new DrugSupplyLimit(row.Required("class", IngredientForm(), "must be small letters, digits and hyphens"), row.Days("days"), from ?? default, through);
            if (all.Any(other => other.Class == one.Class && other.SharesDayWith(one)))
                row.Fault("from", "must have no day that another line of the class has");
            all.Add(one);
        }

        return all;
    }

    private static List<DrugContraindication> Contraindications(DrugMasterTable table, string csv, HashSet<string> ingredients)
    {
        List<DrugContraindication> all = [];
        HashSet<(string, string)> seen = [];
        foreach (var row in table.Rows(csv))
        {
            var one = new DrugContraindication(
                Known(row, "ingredient", ingredients), row.SeveralOf("routes", Routes), Known(row, "with", ingredients), row.SeveralOf("withRoutes", Routes), row.Required("source"));
            if (one.Ingredient == one.With)
                row.Fault("with", "must be another ingredient");
            if (!seen.Add(string.CompareOrdinal(one.Ingredient, one.With) < 0 ? (one.Ingredient, one.With) : (one.With, one.Ingredient)))
                row.Fault("with", "must be paired with the ingredient once, whichever is first");
            all.Add(one);
        }

        return all;
    }

    private static List<DrugUsage> Usages(DrugMasterTable table, string csv)
    {
        List<DrugUsage> all = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var row in table.Rows(csv))
        {
            var one = new DrugUsage(row.Required("code", UsageForm(), "must be 16 capital letters and digits"), row.Required("text"));
            if (!seen.Add(one.Code))
                row.Fault("code", "must be in the file once");
            all.Add(one);
        }

        return all;
    }

    private static string Known(DrugMasterRow row, string column, HashSet<string> ingredients)
    {
        var code = row.Required(column);
        if (code.Length > 0 && !ingredients.Contains(code))
            row.Fault(column, "must be in the file of ingredients");
        return code;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex IngredientForm();

    [GeneratedRegex(@"\A[0-9A-Z]{16}\z")]
    private static partial Regex UsageForm();
}
