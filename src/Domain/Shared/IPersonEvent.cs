namespace Healthcare.Domain.Shared;

/// <summary>A fact about one insured person. Its stream belongs to that person alone (ADR 3).</summary>
public interface IPersonEvent
{
    /// <summary>Whom the fact is about: the engine's own opaque id, never the My Number.</summary>
    Guid PersonId { get; }
}

/// <summary>A fact about reference data (institutions, insurers, masters), that names no insured person.</summary>
public interface IReferenceEvent;
