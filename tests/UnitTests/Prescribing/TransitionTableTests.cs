using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Prescribing;

public sealed class TransitionTableTests
{
    /// <summary>Every cell but those of what does not exist; these are tried over HTTP.</summary>
    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var row in TransitionTable.Rows)
                foreach (var (step, expected) in TransitionTable.Steps.Zip(row.Cells).Where(cell => cell.Second != TransitionTable.NotFound))
                    cells.Add(row.Name, step.Name, expected);
            return cells;
        }
    }

    public static TheoryData<int> Variants => [.. Enumerable.Range(0, TransitionTable.Variants.Length)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void in_each_status_each_step_leads_to_the_next_status_or_is_refused_under_its_code(string name, string step, string expected)
    {
        var (row, state) = StateOf(name);
        var decision = TransitionTable.Steps.Single(s => s.Name == step).Do(state, row.Today);
        Assert.Equal(expected, Outcome(state, decision, row.Today));
        if (expected.Contains("-when-", StringComparison.Ordinal))
            Assert.Equal(RejectionKind.Conflict, ((Decision.Rejected)decision).Reason.Kind);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void what_is_said_with_a_step_decides_what_follows(int index)
    {
        var variant = TransitionTable.Variants[index];
        var (row, state) = StateOf(variant.Row);
        Assert.Equal(variant.Next, Outcome(state, variant.Do(state!, row.Today), row.Today));
    }

    [Fact]
    public void the_table_has_every_status_and_every_step()
    {
        Assert.Empty(Enum.GetValues<PrescriptionStatus>().Select(Word).Except(TransitionTable.Rows.Select(row => row.Status)));
        Assert.Equal(
            ["register", .. Enum.GetValues<PrescriptionAction>().Select(action => Regex.Replace($"{action}", "(?<=.)[A-Z]", letter => $" {letter}").ToLowerInvariant())],
            TransitionTable.Steps.Select(step => step.Name));
        Assert.All(TransitionTable.Rows, row => Assert.Equal(TransitionTable.Steps.Length, row.Cells.Length));
        Assert.All(TransitionTable.Rows, row => Assert.Equal(row.Status, StateOf(row.Name).State is { } state ? Word(state.StatusOn(row.Today)) : TransitionTable.None));
    }

    [Fact]
    public void every_code_of_a_forbidden_step_is_in_the_table() =>
        Assert.Empty(PrescriptionTransitions.All.Select(rejection => rejection.Code).Except(TransitionTable.Rows.SelectMany(row => row.Cells)));

    /// <summary>When this fails, a rule changed: write the page anew with SNAP_ACCEPT=1, and read the difference.</summary>
    [Fact]
    public async Task the_page_of_states_is_the_table()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("SNAP_ACCEPT") == "1")
            await File.WriteAllTextAsync(PathOfPage(), page);

        Assert.Equal(page, (await File.ReadAllTextAsync(PathOfPage())).ReplaceLineEndings("\n"));
    }

    private static (TableRow Row, Prescription? State) StateOf(string name)
    {
        var row = TransitionTable.Rows.Single(row => row.Name == name);
        return (row, row.Events.Aggregate((Prescription?)null, Prescription.Evolve));
    }

    private static string Outcome(Prescription? state, Decision decision, LocalDate today) => decision switch
    {
        Decision.Accepted accepted => Word(accepted.Events.Aggregate(state, Prescription.Evolve)!.StatusOn(today)),
        Decision.Rejected rejected => rejected.Reason.Code,
        _ => throw new InvalidOperationException(),
    };

    private static string Word(PrescriptionStatus status) => char.ToLowerInvariant($"{status}"[0]) + $"{status}"[1..];

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # The states of a prescription

            What may be done with a prescription in which status, what follows, and what is refused under which code
            ([ADR 25](adr/0025-the-life-of-a-prescription.md)). Every line below is a test: this page is made from the table in
            `tests/UnitTests/Prescribing/TransitionTable.cs`, and
            `SNAP_ACCEPT=1 dotnet test tests/UnitTests -c Release --filter TransitionTable` writes it anew.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var edge in Edges())
            page.Append($"    {edge}\n");
        page.Append("    registered --> expired: the period of use ends\n```\n\n");
        page.Append("Expiry is never stored: it follows from the day on which something is tried. A use that was received in time may be finished after it.\n\n");
        page.Append("## Every step in every status\n\nA status stands for what follows; a code for the refusal, without its prefix `prescribing.`; each is answered with 409, and what does not exist with 404.\n\n");
        foreach (var row in TransitionTable.Rows)
            page.Append($"### {row.Name}\n\n| Step | What follows |\n|---|---|\n{string.Concat(TransitionTable.Steps.Zip(row.Cells, (step, cell) => $"| {step.Name} | {Shown(cell)} |\n"))}\n");
        page.Append("## Steps whose result depends on what is said\n\n| In | Step | What follows |\n|---|---|---|\n");
        foreach (var variant in TransitionTable.Variants)
            page.Append($"| {variant.Row} | {variant.Step} | {Shown(variant.Next)} |\n");
        return page.ToString();
    }

    private static IEnumerable<string> Edges() =>
        TransitionTable.Rows.SelectMany(row => TransitionTable.Steps.Zip(row.Cells)
                .Where(cell => !cell.Second.Contains('.', StringComparison.Ordinal) && cell.Second != row.Status)
                .Select(cell => (From: row.Status, To: cell.Second, By: Label(row, cell.First.Name))))
            .Concat(TransitionTable.Variants.Select(variant => (From: StateOf(variant.Row).Row.Status, To: variant.Next, By: variant.Step)).Where(edge => edge.From != edge.To))
            .GroupBy(edge => (edge.From, edge.To))
            .Select(group => $"{(group.Key.From == TransitionTable.None ? "[*]" : group.Key.From)} --> {group.Key.To}: {string.Join(" / ", group.Select(edge => edge.By).Distinct())}");

    /// <summary>What is special about the row is said where the next status depends on it.</summary>
    private static string Label(TableRow row, string step) =>
        step is "return" or "close" && row.Name.Split(", ", 2) is [_, var special] ? $"{step} ({special})" : step;

    private static string Shown(string cell) =>
        cell.Contains('.', StringComparison.Ordinal) ? $"`{cell[(cell.IndexOf('.', StringComparison.Ordinal) + 1)..]}`" : $"**{cell}**";

    private static string PathOfPage([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "prescription-states.md"));
}
