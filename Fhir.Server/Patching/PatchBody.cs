using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;
using Fhir.Server.Validation;

namespace Fhir.Server.Patching;

/// <summary>A patch as it came: JSON Patch, XML Patch, or the Parameters of a FHIRPath Patch.</summary>
/// <param name="Json">Bytes of a JSON Patch; counts when there are no parameters and no XML.</param>
public sealed record PatchBody(ReadOnlyMemory<byte> Json, Document? Parameters)
{
    public const string Accepted = "application/json-patch+json, application/xml-patch+xml, application/fhir+json, application/fhir+xml";

    /// <summary>Bytes of an XML Patch; empty for the others.</summary>
    public ReadOnlyMemory<byte> Xml { get; init; }

    /// <summary>The body of a PATCH, by its media type.</summary>
    public static Result<PatchBody> Of(FhirRequest request, WriteValidator reader)
    {
        if (WriteValidator.Unreadable(request) is { } unreadable) return unreadable;
        if (request.ContentFormat == BodyFormat.XmlPatch) return new PatchBody(default, null) { Xml = request.Body };
        if (request.ContentFormat == BodyFormat.JsonPatch) return new PatchBody(request.Body, null);
        var parameters = reader.Read(request);
        return parameters.Refusal is { } refusal ? refusal : new PatchBody(default, parameters.Value);
    }

    /// <summary>The resource of a PATCH entry in a Bundle: JSON Patch and XML Patch go into a Binary there.</summary>
    public static Result<PatchBody> Of(Element resource)
    {
        if (resource.Type.Name == "Parameters") return new PatchBody(default, Document.Of(resource));
        var kind = resource.Type.Name == "Binary" ? MediaTypes.OfPatch(resource.ValueOf("contentType") ?? "") : null;
        if (kind is null) return Refusal.BadRequest(PatchRules.EntryInvalid.At(resource.Path, $"{resource.Type.Name} {resource.ValueOf("contentType")}".TrimEnd()));
        if (Base64.Decode(resource.Child("data").Utf8Value) is not { Length: > 0 } data) return Refusal.BadRequest(PatchRules.EntryInvalid.At($"{resource.Path}.data", $"{resource.ValueOf("contentType")} (base64)"));
        return kind == BodyFormat.XmlPatch ? new PatchBody(default, null) { Xml = data } : new PatchBody(data, null);
    }
}
