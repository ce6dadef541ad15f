namespace Fhir.Kernel.Search;

/// <summary>From <paramref name="Low"/> up to but not including <paramref name="High"/>, in microseconds since 1970-01-01T00:00:00Z.</summary>
/// <param name="Low"><see cref="Unbounded"/>.Low when it has no beginning.</param>
/// <param name="High"><see cref="Unbounded"/>.High when it has no end.</param>
public readonly record struct TimeRange(long Low, long High)
{
    public static TimeRange Unbounded { get; } = new(long.MinValue, long.MaxValue);
}
