using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Validation.Content;

/// <summary>Asks of every Binary that is about to be stored, alone or in a Bundle, whether it may be: size, media type, then whoever looks into it.</summary>
public sealed class ContentPolicy(ContentSettings settings, ImmutableArray<IContentScanner> scanners)
{
    /// <summary>413 for content that is too large, 422 for what is refused, 503 when nobody can say.</summary>
    public async Task<Refusal?> CheckAsync(Document document, CancellationToken cancel)
    {
        foreach (var binary in Binaries(document.Root))
            if (await CheckAsync(binary, cancel) is { } refusal) return refusal;
        return null;
    }

    private async Task<Refusal?> CheckAsync(Element binary, CancellationToken cancel)
    {
        var type = (binary.ValueOf("contentType") ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (!settings.Takes(type)) return new Refusal(422, [ContentRules.TypeRefused.At($"{binary.Path}.contentType", type, string.Join(", ", settings.MediaTypes))]);
        var content = Base64.Decode(binary.Child("data").Utf8Value) ?? [];
        if (content.Length > settings.MostBytes) return new Refusal(413, [ContentRules.TooLarge.At($"{binary.Path}.data", Text(content.Length), Text(settings.MostBytes))]);
        foreach (var scanner in scanners)
            if (await scanner.ScanAsync($"{binary.Path}.data", content, cancel) is { } refusal) return refusal;
        return null;
    }

    private static List<Element> Binaries(Element root)
    {
        if (root.Type.Name == "Binary") return [root];
        if (root.Type.Name != "Bundle") return [];
        var found = new List<Element>();
        foreach (var entry in root.ChildrenNamed("entry"))
            if (entry.Child("resource") is { Exists: true } resource && resource.Type.Name == "Binary") found.Add(resource);
        return found;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
