using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Remote;

/// <summary>
/// Another FHIR terminology server, for the code systems it is set up for and for value sets that are not loaded here. Off unless an address is set. Codes
/// leave this machine; nothing else of a resource does. https://hl7.org/fhir/R4/terminology-service.html
/// </summary>
public sealed class RemoteTerminology : ICodeSystemProvider, IValueSetProvider, IDisposable
{
    private const int LongestCanonical = 500;
    private const int MostValueSets = 5000;

    private readonly RemoteClient client;
    private readonly ImmutableDictionary<string, RemoteCodeSystem> systems;
    private readonly ConcurrentDictionary<string, RemoteValueSet> valueSets = new(StringComparer.Ordinal);

    /// <param name="handler">Null for the network.</param>
    public RemoteTerminology(RemoteSettings settings, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        client = new RemoteClient(settings, handler, time ?? TimeProvider.System);
        systems = settings.Systems.Distinct().ToImmutableDictionary(url => url, url => new RemoteCodeSystem(url, client));
    }

    IEnumerable<(string Url, string? Version)> ICodeSystemProvider.Systems => systems.Keys.Select(url => (url, (string?)null));

    /// <summary>A version that is asked for by name is not: which ones the other server has is not known.</summary>
    ICodeSystem? ICodeSystemProvider.Find(string url, string? version) => version is null ? systems.GetValueOrDefault(url) : null;

    ImplicitValueSet? ICodeSystemProvider.ImplicitValueSet(string url) => null;

    /// <summary>Only those that the other server says it has are remembered.</summary>
    IProvidedValueSet? IValueSetProvider.Find(string canonical)
    {
        if (valueSets.TryGetValue(canonical, out var known)) return known;
        if (canonical.Length > LongestCanonical || !Has(canonical)) return null;
        if (valueSets.Count >= MostValueSets) valueSets.Clear();
        return valueSets.GetOrAdd(canonical, url => new RemoteValueSet(url, client));
    }

    public void Dispose() => client.Dispose();

    private bool Has(string canonical)
    {
        var parts = canonical.Split('|', 2);
        return client.Get("ValueSet", ("url", parts[0]), ("version", parts.Length > 1 ? parts[1] : null), ("_summary", "count")) is { } bundle
            && bundle.ValueKind == System.Text.Json.JsonValueKind.Object && bundle.TryGetProperty("total", out var total) && total.ValueKind == System.Text.Json.JsonValueKind.Number && total.TryGetInt32(out var count) && count > 0;
    }
}
