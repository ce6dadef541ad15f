using System.Collections.Immutable;
using Fhir.Server.Transport;

namespace Fhir.Server.Validation.Content;

/// <summary>The settings below <c>FhirRef:Content</c>: what may be stored as a Binary.</summary>
/// <param name="MostBytes">Of one Binary's content.</param>
/// <param name="MediaTypes">Those that are taken, without parameters; empty for any. <c>image/*</c> stands for all of a kind.</param>
/// <param name="Scanner">Host and port of a clamd that is asked about every content; null for none.</param>
public sealed record ContentSettings(int MostBytes, ImmutableArray<string> MediaTypes, (string Host, int Port)? Scanner)
{
    public const int DefaultMostBytes = 24 << 20;

    public static ContentSettings Any { get; } = new(int.MaxValue, [], null);

    public static ContentSettings Read(SettingReader reader) => new(
        reader.Number("FhirRef:Content:MaxBytes", otherwise: DefaultMostBytes, least: 1, most: int.MaxValue),
        [.. reader.Words("FhirRef:Content:MediaTypes").Select(type => type.ToLowerInvariant())], ReadScanner(reader));

    public bool Takes(string mediaType) => MediaTypes.IsEmpty || MediaTypes.Any(taken => taken.EndsWith("/*", StringComparison.Ordinal)
        ? mediaType.StartsWith(taken[..^1], StringComparison.Ordinal) : mediaType == taken);

    private static (string, int)? ReadScanner(SettingReader reader)
    {
        if (reader.Text("FhirRef:Content:Scanner") is not { } text) return null;
        if (Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var address) && address is { Port: > 0, AbsolutePath: "/" or "" }) return (address.DnsSafeHost, address.Port);
        reader.Problem(SettingRules.UnknownValue.At(null, "FhirRef:Content:Scanner", text, "host:port"));
        return null;
    }
}
