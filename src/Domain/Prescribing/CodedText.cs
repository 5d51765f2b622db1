namespace Healthcare.Domain.Prescribing;

/// <summary>A code and the system it is of, with the name that was printed beside it.</summary>
/// <param name="System">The system by its name of today; what an older document calls it is the reader's business.</param>
/// <param name="Code">The code.</param>
/// <param name="Name">The name of the code as printed, when given.</param>
public sealed record NamedCode(string System, string Code, string? Name = null);

/// <summary>Something said in codes, in words, or both.</summary>
/// <param name="Codes">The codes in their order; empty when it is said in words only.</param>
/// <param name="Text">The words.</param>
public sealed record CodedText(IReadOnlyList<NamedCode> Codes, string? Text = null);
