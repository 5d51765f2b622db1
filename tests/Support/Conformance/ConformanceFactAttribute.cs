using Xunit;

namespace Healthcare.Tests;

/// <summary>A test against the official profiles and examples, which may not be copied: skipped where <c>HEALTHCARE_CONFORMANCE_DIR</c> does not name them.</summary>
public sealed class ConformanceFactAttribute : FactAttribute
{
    /// <summary>Skips when the files are absent.</summary>
    public ConformanceFactAttribute()
    {
        if (ConformanceFiles.Root is null)
            Skip = "HEALTHCARE_CONFORMANCE_DIR does not name the official conformance files.";
    }
}
