namespace Fhir.Profiles.Registry;

/// <summary>How patient and how trusting a fetch is.</summary>
/// <param name="MaxArchiveBytes">Of the compressed archive.</param>
/// <param name="MaxListingBytes">Of what a registry says about one package.</param>
/// <param name="Idle">Without a byte for this long the attempt is given up.</param>
/// <param name="Whole">One attempt may take this long in all.</param>
/// <param name="Attempts">Of them the first; what a second attempt cannot change, such as 404, is not tried again.</param>
/// <param name="Pause">Before the second attempt; twice as long before each next.</param>
public sealed record FeedSettings(
    long MaxArchiveBytes, int MaxListingBytes, int MaxRedirects, TimeSpan Idle, TimeSpan Whole, int Attempts, TimeSpan Pause)
{
    public static FeedSettings Default { get; } = new(512L << 20, 64 << 20, 5, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10), 3, TimeSpan.FromSeconds(0.5));
}
