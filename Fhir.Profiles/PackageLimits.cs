namespace Fhir.Profiles;

/// <summary>What a package may hold before it is refused; all sizes are of the unpacked files, so a small archive that unpacks to a huge one stops there.</summary>
public sealed record PackageLimits(int MaxFiles = 50_000, int MaxFileBytes = 64 << 20, long MaxTotalBytes = 1L << 30)
{
    public static PackageLimits Default { get; } = new();
}
