using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>Every literal reference at a path must lead to a resource of the expected type that can be read on the target.</summary>
public static class ReferenceCheck
{
    public static Check Of(string requirement, DataKind kind, string path, params string[] types) =>
        ContentCheck.Each(requirement, kind, async (probe, resource, cancel) =>
    {
        foreach (var reference in resource.At(path).Select(place => place.Text("reference"))
            .Where(reference => reference.Length > 0 && !reference.StartsWith('#')))
        {
            var found = await probe.FollowAsync(reference, cancel);
            if (!types.Contains(found.ResourceType))
                return new Words($"viser i {path} til {reference}, som ikke kan leses som {string.Join('/', types)}",
                    $"refers in {path} to {reference}, which cannot be read as {string.Join('/', types)}");
        }
        return null;
    });

    /// <summary>The resources a path leads to: contained ones and those on the target.</summary>
    public static Task<IReadOnlyList<Node>> FollowAllAsync(Probe probe, Node resource, string path, CancellationToken cancel) =>
        FollowAllAsync(probe, resource.At(path), resource, cancel);

    /// <param name="container">Holds the contained resources a reference with # may mean.</param>
    public static async Task<IReadOnlyList<Node>> FollowAllAsync(Probe probe, IEnumerable<Node> references, Node container, CancellationToken cancel)
    {
        var found = new List<Node>();
        foreach (var reference in references.Select(place => place.Text("reference")).Where(reference => reference.Length > 0))
            found.Add(reference.StartsWith('#')
                ? container.At("contained").FirstOrDefault(contained => contained.Id == reference[1..])
                : await probe.FollowAsync(reference, cancel));
        return [.. found.Where(node => node.Exists)];
    }
}
