namespace Healthcare.Application.Drugs;

/// <summary>A fault of an uploaded file.</summary>
/// <param name="File">Which of the five files.</param>
/// <param name="Line">Its line, the header being 1; 0 for the file as a whole.</param>
/// <param name="Column">The column by its name, when it is about one.</param>
/// <param name="Rule">The rule that is broken.</param>
public sealed record DrugMasterFault(string File, int Line, string? Column, string Rule);

/// <summary>What is wrong with the files: all faults in number, the first of them in words.</summary>
/// <param name="Total">How many faults there are.</param>
/// <param name="Faults">The first hundred.</param>
public sealed record DrugMasterFaults(int Total, IReadOnlyList<DrugMasterFault> Faults)
{
    private const int MostTold = 100;

    /// <summary>Tells the first hundred.</summary>
    public static DrugMasterFaults Of(IReadOnlyList<DrugMasterFault> all) => new(all.Count, [.. all.Take(MostTold)]);
}
