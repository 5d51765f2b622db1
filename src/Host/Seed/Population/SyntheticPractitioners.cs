using static Healthcare.Host.Seed.Population.SyntheticInstitutionKind;

namespace Healthcare.Host.Seed.Population;

/// <summary>Staffs every institution. The names are the same for every seed, so that a guide can name them.</summary>
internal static class SyntheticPractitioners
{
    private const ulong FixedSeed = 1;

    public static readonly IReadOnlyList<SyntheticPractitioner> All = [.. Staff()];

    private static IEnumerable<SyntheticPractitioner> Staff()
    {
        var hired = new Dictionary<string, int>();
        foreach (var institution in SyntheticInstitutions.All)
        {
            foreach (var role in RolesAt(institution.Kind))
            {
                hired[role] = hired.GetValueOrDefault(role) + 1;
                yield return Hire(role, hired[role], institution.Number);
            }
        }
    }

    private static IReadOnlyList<string> RolesAt(SyntheticInstitutionKind kind) => kind switch
    {
        Hospital => ["doctor", "doctor", "clerk"],
        Clinic => ["doctor", "clerk"],
        DentalClinic => ["dentist", "clerk"],
        _ => ["pharmacist", "clerk"],
    };

    private static SyntheticPractitioner Hire(string role, int number, string institution)
    {
        var id = $"{role}-{number:000}";
        if (id == "doctor-001")
            return new(id, "123456", "神奈川", "花子", "カナガワ", "ハナコ", role, institution); // who signs the official example

        var numbers = new SeededNumbers(FixedSeed, SeededTopic.Practitioner, (ulong)((role[0] * 1000) + number));
        var family = numbers.Pick(SyntheticNames.Surnames);
        var sex = numbers.Chance(50) ? SyntheticSex.Female : SyntheticSex.Male;
        var given = numbers.Pick(SyntheticNames.Given(sex, numbers.Between(1962, 1998)));
        return new(id, Licence(role, number), family.Text, given.Text, family.Kana, given.Kana, role, institution);
    }

    private static string? Licence(string role, int number) => role switch
    {
        "doctor" => $"{901000 + (number * 7)}",
        "dentist" => $"{902000 + (number * 7)}",
        "pharmacist" => $"{903000 + (number * 7)}",
        _ => null,
    };
}
