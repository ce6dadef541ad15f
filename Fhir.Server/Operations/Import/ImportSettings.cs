using System.Collections.Immutable;
using Fhir.Server.Transport;

namespace Fhir.Server.Operations.Import;

/// <summary>The settings below <c>FhirRef:Import</c>.</summary>
/// <param name="Sources">What the addresses that may be fetched begin with; none: nothing is fetched.</param>
/// <param name="MostBytes">Of one upload or file, unpacked.</param>
/// <param name="MayOmitValidation">Whether a caller may ask for no validation.</param>
public sealed record ImportSettings(ImmutableArray<string> Sources, long MostBytes, bool MayOmitValidation)
{
    public static ImportSettings Read(SettingReader reader)
    {
        ImmutableArray<string> sources = [.. reader.Words("FhirRef:Import:Sources")];
        foreach (var source in sources.Where(source => !IsSource(source))) reader.Problem(SettingRules.UnknownValue.At(null, "FhirRef:Import:Sources", source, "https://host/folder/"));
        return new ImportSettings(sources, reader.Number("FhirRef:Import:MaxMegabytes", otherwise: 20_000, least: 1, most: 10_000_000) * (1L << 20), reader.Flag("FhirRef:Import:MayOmitValidation") ?? false);
    }

    /// <summary>Compared as whole addresses: no user, no dots or escapes that lead out of the folder.</summary>
    public bool Allows(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.AbsoluteUri == url && !url.Contains('%')
        && Sources.Any(source => url.StartsWith(source, StringComparison.Ordinal));

    // The slash at the end keeps "https://host" from meaning "https://host.evil.example" too.
    private static bool IsSource(string source) => Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && source.EndsWith('/') && uri.UserInfo.Length == 0;
}
