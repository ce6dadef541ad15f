using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Server.Subscriptions.Channels;

namespace Fhir.Server.Subscriptions;

/// <summary>A Subscription with what the server itself says in it: the status, the error, and masks for the values of headers.</summary>
public static class SubscriptionEdit
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="error">Null takes an older error out.</param>
    public static Element WithStatus(Element resource, SubscriptionStatus status, string? error) => Edit(resource, json =>
    {
        json["status"] = status.Code();
        json.Remove("error");
        json.Remove("_error");
        if (error is not null) json["error"] = error;
    });

    public static Element WithMaskedHeaders(Element resource) => Edit(resource, json =>
    {
        if (json["channel"]?["header"] is not JsonArray headers) return;
        for (var at = 0; at < headers.Count; at++)
            if (headers[at]?.GetValue<string>() is { } header && ChannelHeaders.Parse(header) is { } known) headers[at] = $"{known.Name}: {ChannelHeaders.Mask}";
    });

    private static Element Edit(Element resource, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(JsonWriter.ToBytes(resource))!.AsObject();
        change(json);
        // It was a valid document before, and the changes are.
        return JsonParser.Parse(JsonSerializer.SerializeToUtf8Bytes(json, Options), resource.Document.Schema).Document!.Root;
    }
}
