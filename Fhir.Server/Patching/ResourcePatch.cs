using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Xml;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Patching;

/// <summary>Makes the next version of a stored resource out of a patch; storing it is an update. https://hl7.org/fhir/R4/http.html#patch</summary>
public sealed class ResourcePatch(WriteValidator reader, HostSettings settings, Schema schema, TimeProvider clock)
{
    private readonly PatchLimits limits = PatchLimits.Of(settings.Limits);

    /// <summary>The resource as it would be; 422 when the patch does not lead to one.</summary>
    public Result<Document> Apply(StoredResource current, PatchBody patch)
    {
        var before = PatchedJson.Read(current.Json.Span);
        var patched = patch.Xml.IsEmpty ? Changed(before.DeepClone().AsObject(), patch) : ChangedXml(current, patch.Xml);
        if (patched.Refusal is { } refusal) return refusal;
        if (PatchedNarrative.Settle(before, patched.Value) is { } unsafeText) return unsafeText;

        var document = reader.ReadJson(PatchedJson.ToBytes(patched.Value));
        // The patch itself was well-formed; what it leads to is not.
        if (document.Refusal is { } unreadable) return unreadable.Status == 400 ? unreadable with { Status = 422 } : unreadable;
        return Update.Mismatch(document.Value.Root, current.Type, current.Id, null) is { } mismatch ? mismatch : document;
    }

    private Result<JsonObject> Changed(JsonObject resource, PatchBody patch) => patch.Parameters is { } parameters
        ? new FhirPathPatch(schema, limits, clock).Apply(resource, parameters)
        : JsonPatch.Apply(resource, patch.Json, limits);

    /// <summary>To XML and back: nothing is lost on the way.</summary>
    private Result<JsonObject> ChangedXml(StoredResource current, ReadOnlyMemory<byte> patch)
    {
        var changed = XmlPatch.Apply(XmlFormatWriter.ToBytes(JsonParser.Parse(current.Json, schema).Document!.Root, pretty: false), patch, limits);
        if (changed.Refusal is { } refusal) return refusal;
        var document = reader.ReadXml(changed.Value);
        if (document.Refusal is { } unreadable) return unreadable.Status == 400 ? unreadable with { Status = 422 } : unreadable;
        return PatchedJson.Read(JsonWriter.ToBytes(document.Value.Root));
    }
}
