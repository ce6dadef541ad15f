using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

/// <summary>Create, update, delete, transaction and batch.</summary>
internal static class WriteMutations
{
    private const string Own = "Organization";

    public static readonly Mutation[] All =
    [
        Mutation.Answer("CORE-WRT-001", IsCreate, reply => reply.Headers.Remove("Location")),
        new Mutation("CORE-WRT-002") { SpoilAnswer = KeepId },
        OwnRead("CORE-WRT-003", reply => reply.Resource!["identifier"]![0]!["value"] = "noe annet"),
        Mutation.Answer("CORE-WRT-004", IsByMarker, reply => reply.Resource!["entry"] = new JsonArray()),
        OwnRead("CORE-WRT-005", reply => reply.Resource!["meta"]!["versionId"] = "1"),
        Mutation.Answer("CORE-WRT-006", call => call.Headers.ContainsKey("If-Match"), reply => reply.Status = 200),
        Mutation.Answer("CORE-WRT-007", call => call.Method == "PUT" && call.Body.Contains("fhirref-en-annen"), reply => reply.Status = 200),
        Mutation.Answer("CORE-WRT-008", call => IsCreate(call) && call.Body == "{\"resourceType\":", reply => reply.Status = 500),
        Mutation.Answer("CORE-WRT-009", call => IsCreate(call) && call.Headers["Content-Type"] == "text/plain", reply => reply.Status = 400),
        Mutation.Answer("CORE-WRT-010", call => IsCreate(call) && call.Body.Contains("fhirrefUkjent"), reply => reply.Status = 201),
        new Mutation("CORE-WRT-011") { SpoilAnswer = (_, reply) => reply.Status = reply.Status == 410 ? 200 : reply.Status },

        Mutation.Answer("CORE-TRX-001", call => IsBundle(call, "transaction") && !call.Body.Contains("FhirrefFinnesIkke"), reply =>
            reply.Resource!["entry"]!.AsArray().RemoveAt(1)),
        Mutation.Answer("CORE-TRX-002", IsByMarker, reply => reply.Resource!["entry"]!.AsArray()
            .Add((JsonNode)Searching.Entry(new JsonObject { ["resourceType"] = Own, ["id"] = "halv" }, "match"))),
        Mutation.Answer("CORE-TRX-003", call => IsBundle(call, "batch"), reply => reply.Resource!["entry"]![1]!["response"]!["status"] = "201 Created"),
    ];

    private static bool IsCreate(Call call) => call is { Method: "POST", Type: Own, Path.Length: 1 };

    private static bool IsByMarker(Call call) => call.Type == Own && call.HasOnly("identifier");

    private static bool IsBundle(Call call, string type) => call is { Method: "POST", Path: [] } && call.Body.Contains($"\"{type}\"");

    private static Mutation OwnRead(string id, Action<Reply> change) => new(id)
    {
        SpoilAnswer = (call, reply) =>
        {
            if (call is { IsRead: true, Type: Own } && reply.Status == 200 && reply.Resource!.ToJsonString().Contains("no/conformance")) change(reply);
        },
    };

    // The answer says the server took the id the client sent.
    private static void KeepId(Call call, Reply reply)
    {
        if (!IsCreate(call) || reply.Status != 201 || JsonNode.Parse(call.Body)!["id"] is not { } wished) return;
        reply.Headers["Location"] = $"{ReferenceServer.Base}/{Own}/{wished}/_history/1";
        reply.Resource!["id"] = (string)wished!;
    }
}
