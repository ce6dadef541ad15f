using System.Text;
using System.Text.Json;
using Fhir.Store.Access;

namespace Fhir.Store.Search;

/// <summary>Takes contained resources out of their container. The first of an id is the one that is meant, as by a reference.</summary>
internal sealed class ContainedBody
{
    private readonly StoredResource container;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> byId = new(StringComparer.Ordinal);

    public ContainedBody(StoredResource container)
    {
        this.container = container;
        using var json = JsonDocument.Parse(container.Json);
        if (!json.RootElement.TryGetProperty("contained", out var all)) return;
        foreach (var one in all.EnumerateArray())
            if (one.TryGetProperty("id", out var id) && id.GetString() is { } name) byId.TryAdd(name, Encoding.UTF8.GetBytes(one.GetRawText()));
    }

    public StoredResource Take(string id) => byId.TryGetValue(id, out var body)
        ? container with { ContainedId = id, Json = body }
        : throw new StoreException($"The index leads to {container.Reference}#{id}, which is not there.");
}
