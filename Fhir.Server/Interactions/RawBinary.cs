using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Interactions;

/// <summary>The content of a Binary in its own media type. https://hl7.org/fhir/R4/binary.html#rest</summary>
public static class RawBinary
{
    public static FhirResponse Of(StoredResource binary, Schema schema)
    {
        var whole = FhirResponse.Of(200, binary);
        if (JsonParser.Parse(binary.Json, schema).Document is not { } document) return whole;
        var contentType = document.Root.ValueOf("contentType");
        var isSafe = MediaTypeHeaderValue.TryParse(contentType, out _) && contentType!.All(letter => letter is >= ' ' and <= '~');
        return whole with { Raw = new RawContent(isSafe ? contentType! : "application/octet-stream", Base64.Decode(document.Root.Child("data").Utf8Value) ?? []) };
    }
}
