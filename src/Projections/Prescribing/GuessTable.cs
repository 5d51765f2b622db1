using Healthcare.Projections.Storage;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Prescribing;

/// <summary>The table of wrong exchange numbers: who was asked for (nobody, when the identity is not known), where, when. The number itself is not kept.</summary>
internal static class GuessTable
{
    /// <summary>Its name.</summary>
    public const string Name = $"{HealthcareStore.Schema}.exchange_number_guess";

    public static Table Define()
    {
        var table = new Table(Name);
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("person_id", "uuid");
        table.AddColumn("pharmacy", "text").NotNull();
        table.AddColumn("at", "timestamptz").NotNull();
        table.AddColumn("counts", "boolean").NotNull(); // False for a try that was refused because of those before.
        table.Indexes.Add(new IndexDefinition("exchange_number_guess_person") { Columns = ["person_id", "at"] });
        table.Indexes.Add(new IndexDefinition("exchange_number_guess_pharmacy") { Columns = ["pharmacy", "at"] });
        return table;
    }
}
