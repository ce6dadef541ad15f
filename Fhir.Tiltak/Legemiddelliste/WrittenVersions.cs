using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>The versions a transaction is about to make. All that a sending writes over is named with its version, so that none is unknown.</summary>
internal sealed class WrittenVersions(IReadOnlyList<ComingVersion> versions)
{
    public IEnumerable<(string Id, long Version)> All(string type) =>
        versions.Where(version => version.Type == type && version.Version is not null).Select(version => (version.Id, version.Version!.Value));

    /// <summary>Null when it is not written.</summary>
    public long? Of(string type, string id) => All(type).Where(version => version.Id == id).Select(version => (long?)version.Version).FirstOrDefault();
}
