using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations;

/// <summary>
/// $convert: the resource that was sent, in the format that is asked for. Sent as the parameter <c>input</c> it comes back as <c>output</c>. The server knows one version of
/// FHIR; whoever names another is told so by 406 or 415. https://hl7.org/fhir/R4/resource-operation-convert.html
/// </summary>
public sealed class ConvertResource(WriteValidator reader)
{
    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => Task.FromResult(Handle(request));

    private FhirResponse Handle(FhirRequest request)
    {
        var read = reader.Read(request);
        if (read.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        return Input(read.Value.Root) is { Exists: true } input ? FhirResponse.OfJson(Output(input)) : FhirResponse.OfJson(JsonWriter.ToBytes(read.Value.Root));
    }

    private static Element Input(Element body)
    {
        if (body.Type.Name != "Parameters") return default;
        foreach (var parameter in body.ChildrenNamed("parameter"))
            if (parameter.ValueOf("name") == "input") return parameter.Child("resource");
        return default;
    }

    private static byte[] Output(Element input) => PatchedJson.ToBytes(new JsonObject
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(new JsonObject { ["name"] = "output", ["resource"] = PatchedJson.Read(JsonWriter.ToBytes(input)) }),
    });
}
