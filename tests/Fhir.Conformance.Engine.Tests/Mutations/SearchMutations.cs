using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;
using Fhir.Conformance.EveryServer;

namespace Fhir.Conformance.Engine.Tests.Mutations;

/// <summary>Search on any type, and paging.</summary>
internal static class SearchMutations
{
    private const string Unknown = "fhirref-ukjent";

    public static readonly Mutation[] All =
    [
        Mutation.Answer("CORE-SRCH-001", call => call.IsSearch && call.Value("_count") == "5", reply => reply.Resource!["type"] = "collection"),
        Mutation.Answer("CORE-SRCH-002", IsById, reply => reply.Resource!.Remove("link")),
        Mutation.Answer("CORE-SRCH-003", IsById, reply => reply.Resource!.CutAt("entry.0.fullUrl")),
        Mutation.Answer("CORE-SRCH-004", IsById, AddStranger),
        Mutation.Call("CORE-SRCH-005", call => call.Has("_lastUpdated") && call.Has("_id"), call => call.Query.RemoveAll(pair => pair.Name == "_lastUpdated")),
        Mutation.Call("CORE-SRCH-006", call => call.HasOnly("_count") && call.Value("_count") == "1", call => call.Query.Clear()),
        Repeats(),
        Mutation.Answer("CORE-SRCH-008", call => call.Value("_page") == "1", reply => reply.Resource!.CutAt("entry.0")),
        Mutation.Answer("CORE-SRCH-009", call => call.IsPostSearch && call.HasOnly("_id"), reply => reply.Resource!["entry"] = new JsonArray()),
        Mutation.Answer("CORE-SRCH-010", call => call.Has(Unknown) && !call.Headers.ContainsKey("Prefer"), reply =>
            reply.Resource!["link"]![0]!["url"] = (string)reply.Resource["link"]![0]!["url"]! + $"&{Unknown}=1"),
        Mutation.Call("CORE-SRCH-011", call => call.Has(Unknown), call => call.Headers.Remove("Prefer")),
        Mutation.Call("CORE-SRCH-012", call => call.Has($"_id:{Unknown}"), call => call.Query[0] = ("_id", call.Query[0].Value)),
        Mutation.Call("CORE-SRCH-013", call => call.Value("_lastUpdated") == "2024-13-45", call => call.Query.Clear()),
        Mutation.Answer("CORE-SRCH-014", call => call.HasOnly("_id") && call.Value("_id") == ReadChecks.UnknownId, reply => reply.Status = 404),
    ];

    private static bool IsById(Call call) => call.IsSearch && !call.IsPostSearch && call.HasOnly("_id") && call.Value("_id") != ReadChecks.UnknownId;

    private static void AddStranger(Reply reply)
    {
        var stranger = new JsonObject { ["resourceType"] = "Patient", ["id"] = "fremmed" };
        reply.Resource!["entry"]!.AsArray().Add((JsonNode)Searching.Entry(stranger, "match"));
    }

    /// <summary>The second page brings the first match of the first page once more.</summary>
    private static Mutation Repeats()
    {
        JsonNode? first = null;
        return new Mutation("CORE-SRCH-007")
        {
            SpoilAnswer = (call, reply) =>
            {
                if (call.Value("_count") == "3" && !call.Has("_page")) first = reply.Resource!.At("entry.0");
                if (call.Value("_page") == "1" && first is not null) reply.Resource!["entry"]!.AsArray().Add(first.DeepClone());
            },
        };
    }
}
