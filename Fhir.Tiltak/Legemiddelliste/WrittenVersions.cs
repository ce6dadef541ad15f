using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>The versions a transaction made, from the locations of its response.</summary>
internal sealed class WrittenVersions
{
    private readonly List<(string Type, string Id, long Version)> versions = [];

    public static WrittenVersions Of(ReadOnlyMemory<byte> response, Schema schema)
    {
        var written = new WrittenVersions();
        foreach (var entry in JsonParser.Parse(response, schema).Document!.Root.All("entry"))
            if (entry.Child("response").ValueOf("location")?.Split('/') is [.., var type, var id, "_history", var version])
                written.versions.Add((type, id, long.Parse(version, CultureInfo.InvariantCulture)));
        return written;
    }

    public IEnumerable<(string Id, long Version)> All(string type) => versions.Where(version => version.Type == type).Select(version => (version.Id, version.Version));

    /// <summary>Null when it was not written.</summary>
    public long? Of(string type, string id) => All(type).Where(version => version.Id == id).Select(version => (long?)version.Version).FirstOrDefault();
}
