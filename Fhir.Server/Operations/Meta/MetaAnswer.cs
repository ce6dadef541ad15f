using System.Text.Json.Nodes;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Meta;

/// <summary>The one out parameter of the operations on labels: <c>return</c>, a Meta. https://hl7.org/fhir/R4/resource-operation-meta.html</summary>
public static class MetaAnswer
{
    /// <summary>The meta of a resource as it is stored.</summary>
    public static FhirResponse Of(StoredResource resource) => FhirResponse.OfJson(Parameters(PatchedJson.Read(resource.Json.Span)["meta"]!.DeepClone()))
        with { Version = resource.Version, LastModified = resource.LastUpdated };

    public static FhirResponse Of(LabelsInUse labels)
    {
        var meta = new JsonObject();
        Put(meta, "profile", labels.Profiles.Select(profile => (JsonNode)profile));
        Put(meta, "security", labels.Security.Select(Coding));
        Put(meta, "tag", labels.Tags.Select(Coding));
        return FhirResponse.OfJson(Parameters(meta));
    }

    private static void Put(JsonObject meta, string name, IEnumerable<JsonNode> labels)
    {
        JsonArray list = [.. labels];
        if (list.Count > 0) meta[name] = list;
    }

    private static JsonNode Coding(Label label) => label.System.Length == 0 ? new JsonObject { ["code"] = label.Code } : new JsonObject { ["system"] = label.System, ["code"] = label.Code };

    // A parameter has a value: nothing in use is the parameter left out.
    private static byte[] Parameters(JsonNode meta)
    {
        var parameters = new JsonObject { ["resourceType"] = "Parameters" };
        if (meta.AsObject().Count > 0) parameters["parameter"] = new JsonArray(new JsonObject { ["name"] = "return", ["valueMeta"] = meta });
        return PatchedJson.ToBytes(parameters);
    }
}
