using System.Text.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Profiles.Registry;

/// <summary>
/// A registry that speaks npm's protocol: <c>GET base/name</c> lists the versions with their archives and hashes. Asks nobody else but where the
/// registry sends it. https://hl7.org/fhir/packages.html
/// </summary>
public sealed class RegistryFeed(Uri address, HttpMessageHandler handler, FeedSettings settings) : IPackageFeed, IDisposable
{
    private readonly HttpClient http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly string address = address.AbsoluteUri.TrimEnd('/');

    public async Task<Result<PackageListing>> ListAsync(string name, CancellationToken cancel)
    {
        using var json = new MemoryStream();
        var download = new Download(http, settings, settings.MaxListingBytes);
        if (await download.RunAsync(new Uri($"{address}/{Uri.EscapeDataString(name)}"), json, name, cancel) is { } refusal) return refusal;
        return Parse(name, json.GetBuffer().AsMemory(0, (int)json.Length)) is { } listing ? listing : PackageReader.Refuse(PackageRules.Listing, name);
    }

    public Task<Refusal?> FetchAsync(PublishedVersion version, Stream target, CancellationToken cancel) =>
        new Download(http, settings, settings.MaxArchiveBytes).RunAsync(version.Archive, target, version.Id.ToString(), cancel);

    public void Dispose() => http.Dispose();

    private PackageListing? Parse(string name, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (Child(root, "versions") is not { ValueKind: JsonValueKind.Object } versions) return null;
            var published = versions.EnumerateObject().Where(version => PackageId.IsVersion(version.Name)).Select(version => Version(new(name, version.Name), version.Value));
            return new(name, [.. published.OfType<PublishedVersion>()], Child(root, "dist-tags") is { } tags ? Text(tags, "latest") : null);
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // A registry may lie behind another address than it knows of itself, so a tarball's may be relative to ours.
    private PublishedVersion? Version(PackageId id, JsonElement version)
    {
        var dist = Child(version, "dist") ?? default;
        // Registries of FHIR packages leave dist out of short listings; the archive is then at name/version.
        var archive = Text(dist, "tarball") ?? $"{address}/{Uri.EscapeDataString(id.Name)}/{Uri.EscapeDataString(id.Version)}";
        return Uri.TryCreate(new Uri($"{address}/"), archive, out var url) ? new(id, url, ArchiveHash.Of(Text(dist, "integrity"), Text(dist, "shasum"))) : null;
    }

    private static JsonElement? Child(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var child) ? child : null;

    private static string? Text(JsonElement json, string name) => Child(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
