using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fhir.Server.Operations.Reindex;

/// <summary>A checked kick-off, as it is kept with its job.</summary>
/// <param name="Url">What was asked for; the answer repeats it.</param>
/// <param name="Type">Null for every type.</param>
public sealed record ReindexRequest(string Url, string? Type, bool NeedsToken)
{
    public string ToJson() => JsonSerializer.Serialize(this, ReindexJson.Default.ReindexRequest);

    public static ReindexRequest Read(string json) => JsonSerializer.Deserialize(json, ReindexJson.Default.ReindexRequest)!;
}

[JsonSerializable(typeof(ReindexRequest))]
internal sealed partial class ReindexJson : JsonSerializerContext;
