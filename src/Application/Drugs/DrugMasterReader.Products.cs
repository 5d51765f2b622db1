using System.Text.RegularExpressions;
using Healthcare.Domain.Drugs;

namespace Healthcare.Application.Drugs;

/// <content>The file of products.</content>
public static partial class DrugMasterReader
{
    private static List<DrugProduct> Products(DrugMasterTable table, string csv, HashSet<string> ingredients, HashSet<string> classes)
    {
        List<DrugProduct> all = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<string, string> ingredientsOf = new(StringComparer.Ordinal);
        foreach (var row in table.Rows(csv))
        {
            var product = Product(row, ingredients, classes);
            if (!seen.Add(product.Yj))
                row.Fault("yj", "must be in the file once");
            if (row.IsFaulty)
                continue;
            if (DrugCodes.RouteOf(product.Yj) != product.Route)
                row.Fault("route", "must be the one of the code's characters 5 to 7: 001 to 399 oral, 400 to 699 injection, 700 to 999 external");
            if (!product.Yj.StartsWith(product.TherapeuticClass, StringComparison.Ordinal))
                row.Fault("therapeuticClass", "must be the first four characters of the code");
            var own = string.Join(';', product.Ingredients.Order(StringComparer.Ordinal));
            if (!ingredientsOf.TryAdd(product.GeneralPart, own) && ingredientsOf[product.GeneralPart] != own)
                row.Fault("ingredients", "must be those of the other products with the same first nine characters");
            all.Add(product);
        }

        return all;
    }

    private static DrugProduct Product(DrugMasterRow row, HashSet<string> ingredients, HashSet<string> classes)
    {
        var (from, through) = (row.Day("listedFrom"), row.Day("listedThrough"));
        if (through < from)
            row.Fault("listedThrough", "must not lie before listedFrom");
        var supply = row.Optional("supplyClass");
        if (supply is not null && !classes.Contains(supply))
            row.Fault("supplyClass", "must be in the file of supply limits");
        var yj = row.Required("yj");
        if (yj.Length > 0 && !DrugCodes.IsYj(yj))
            row.Fault("yj", "must be 7 digits, a capital letter, three letters or digits and a digit");
        return new(
            yj,
            row.Optional("general", GeneralForm(), "must be 7 digits and 5 letters or digits"),
            row.Optional("receipt", NineForm(), "must be 9 digits"),
            row.Optional("hot9", NineForm(), "must be 9 digits"),
            row.Required("name"),
            row.Optional("strength"),
            row.Optional("maker"),
            IngredientsOf(row, ingredients),
            row.OneOf("route", Routes),
            row.Required("form"),
            row.Required("unitCode"),
            row.Required("unitName"),
            row.Required("therapeuticClass"),
            from,
            through,
            supply,
            row.OneOf("control", Controls));
    }

    private static string[] IngredientsOf(DrugMasterRow row, HashSet<string> ingredients)
    {
        var cell = row.Required("ingredients");
        var codes = cell.Split(';');
        if ((cell.Length > 0 && codes.Any(code => !ingredients.Contains(code))) || codes.Distinct(StringComparer.Ordinal).Count() != codes.Length)
            row.Fault("ingredients", "must be in the file of ingredients, each once, with semicolons between them");
        return codes;
    }

    [GeneratedRegex(@"\A[0-9]{7}[0-9A-Z]{5}\z")]
    private static partial Regex GeneralForm();

    [GeneratedRegex(@"\A[0-9]{9}\z")]
    private static partial Regex NineForm();
}
