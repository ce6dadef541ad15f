using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;
using Fhir.Server.Validation;

namespace Fhir.Server.Patching;

/// <summary>A patch as it came: JSON Patch or the Parameters of a FHIRPath Patch.</summary>
/// <param name="Json">Bytes of a JSON Patch; counts when there are no parameters.</param>
public sealed record PatchBody(ReadOnlyMemory<byte> Json, Document? Parameters)
{
    public const string Accepted = "application/json-patch+json, application/fhir+json, application/fhir+xml";

    private const string JsonPatchType = "application/json-patch+json";

    /// <summary>The body of a PATCH, by its media type.</summary>
    public static Result<PatchBody> Of(FhirRequest request, WriteValidator reader)
    {
        if (request.ContentFormat == BodyFormat.XmlPatch) return new Refusal(415, [PatchRules.XmlUnsupported.At(null)]);
        if (WriteValidator.Unreadable(request) is { } unreadable) return unreadable;
        if (request.ContentFormat == BodyFormat.JsonPatch) return new PatchBody(request.Body, null);
        var parameters = reader.Read(request);
        return parameters.Refusal is { } refusal ? refusal : new PatchBody(default, parameters.Value);
    }

    /// <summary>The resource of a PATCH entry in a Bundle: JSON Patch goes into a Binary there.</summary>
    public static Result<PatchBody> Of(Element resource)
    {
        if (resource.Type.Name == "Parameters") return new PatchBody(default, Document.Of(resource));
        if (resource.Type.Name != "Binary" || MediaTypes.OfPatch(resource.ValueOf("contentType") ?? "") != BodyFormat.JsonPatch)
            return Refusal.BadRequest(PatchRules.EntryInvalid.At(resource.Path, $"{resource.Type.Name} {resource.ValueOf("contentType")}".TrimEnd()));
        var data = Base64.Decode(resource.Child("data").Utf8Value);
        return data is null ? Refusal.BadRequest(PatchRules.EntryInvalid.At($"{resource.Path}.data", $"{JsonPatchType} (base64)")) : new PatchBody(data, null);
    }
}
