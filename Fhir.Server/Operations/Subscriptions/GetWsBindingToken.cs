using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Interactions;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions;
using Fhir.Server.Subscriptions.Streams;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Subscriptions;

/// <summary>
/// Subscription/$get-ws-binding-token: a token for one, some or all Subscriptions with the channel websocket, and where to use it.
/// https://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-get-ws-binding-token.html
/// </summary>
public sealed class GetWsBindingToken(SubscriptionRecords records, WriteValidator reader, SearchParameterSet parameters, TimeProvider clock)
{
    public async Task<FhirResponse> OfOneAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var (stored, refused) = await SubscriptionFinder.OneAsync(request.Id, store, cancel);
        return refused ?? Answer(request, [stored!], store.Permit);
    }

    public async Task<FhirResponse> OfManyAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var input = OperationReading.Of(request, reader, "id");
        if (input.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var ids = SubscriptionFinder.Split(input.Value.Texts("id"));
        if (input.Value.Problems.Count > 0) return FhirResponse.Refuse(400, [.. input.Value.Problems]);
        var found = await SubscriptionFinder.FindAsync(ids, store, cancel);
        if (found.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        if (ids.FirstOrDefault(id => found.Value.All(stored => stored.Id != id)) is { } missing) return FhirResponse.Refuse(404, InteractionRules.NotFound.At(null, "Subscription", missing));
        return Answer(request, ids.Count > 0 ? found.Value : [.. found.Value.Where(IsWebSocket)], store.Permit);
    }

    private FhirResponse Answer(FhirRequest request, List<StoredResource> subscriptions, Permit permit)
    {
        if (subscriptions.FirstOrDefault(stored => !IsWebSocket(stored)) is { } other) return FhirResponse.Refuse(422, SubscriptionRules.NotWebSocket.At(null, other.Id));
        if (subscriptions.Count > BindingToken.MostSubscriptions)
            return FhirResponse.Refuse(422, SubscriptionRules.TooManyIds.At(null, Number(subscriptions.Count), Number(BindingToken.MostSubscriptions)));
        var token = BindingToken.For([.. subscriptions.Select(stored => stored.Id)], permit, clock.GetUtcNow());
        return FhirResponse.OfJson(ToBytes(token, records.Seal(token), SocketEndpoint.UrlOf(request.BaseUrl)));
    }

    // What is stored was parsed before it was stored.
    private bool IsWebSocket(StoredResource stored) => JsonParser.Parse(stored.Json, parameters.Schema).Document!.Root.Child("channel").ValueOf("type") == "websocket";

    private static byte[] ToBytes(BindingToken token, string text, string url)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Parameters");
            writer.WriteStartArray("parameter"u8);
            Write("token", "valueString", text, writer);
            Write("expiration", "valueDateTime", FhirInstant.Of(token.Expires), writer);
            foreach (var id in token.Subscriptions) Write("subscription", "valueString", id, writer);
            Write("websocket-url", "valueUrl", url, writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(string name, string property, string value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteString(property, value);
        writer.WriteEndObject();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
