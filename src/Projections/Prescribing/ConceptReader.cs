using Healthcare.Domain.Prescribing;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads what is said in codes and words; systems get their name of today.</summary>
internal static class ConceptReader
{
    public static CodedText? Of(R4.CodeableConcept? concept)
    {
        NamedCode[] codes = [.. CodesOf(concept)];
        var text = concept?.Text.OneLine();
        return codes.Length == 0 && text is null ? null : new(codes, text);
    }

    public static IReadOnlyList<CodedText>? All(IEnumerable<R4.CodeableConcept?>? concepts) =>
        concepts?.Select(Of).OfType<CodedText>().ToArray() is { Length: > 0 } found ? found : null;

    public static IEnumerable<NamedCode> CodesOf(R4.CodeableConcept? concept) =>
        from coding in concept?.Coding ?? []
        where !string.IsNullOrWhiteSpace(coding?.Code)
        select new NamedCode(MedicationNames.Of(coding.System ?? string.Empty), coding.Code!, coding.Display.OneLine());

    /// <summary>The code of one of these systems.</summary>
    public static string? CodeOf(this CodedText? concept, params ReadOnlySpan<string> systems)
    {
        foreach (var code in concept?.Codes ?? [])
        {
            if (systems.Contains(code.System))
                return code.Code;
        }

        return null;
    }
}
