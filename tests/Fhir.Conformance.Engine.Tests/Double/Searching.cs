using System.Globalization;
using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>Searchsets with pages, links and outcomes. https://hl7.org/fhir/R4/http.html#search</summary>
internal sealed class Searching(ReferenceData data)
{
    private readonly ReferenceSearch search = new(data);

    public Reply Answer(Call call)
    {
        if (search.Matches(call) is not { } all) return Reply.Outcome(400, "invalid", "Søket kan ikke forstås.");
        var matches = all.Where(match => !IsBlocked(match)).ToList();
        var unknown = ReferenceSearch.Unknown(call).ToList();
        if (unknown.Count > 0 && call.Headers.GetValueOrDefault("Prefer", "").Contains("strict")) return Reply.Outcome(400, "not-supported",
            $"Ukjent parameter: {unknown[0]}.");

        var (size, page) = (Number(call.Value("_count"), 20), Number(call.Value("_page"), 0));
        var shown = matches.Skip(size * page).Take(size).ToList();
        var entries = shown.Select(match => Entry(match, "match")).Concat(search.Included(call, shown).Select(resource => Entry(resource, "include")))
            .Concat(Warnings(call, unknown));
        var links = new JsonArray(Link("self", call, unknown, page));
        if (matches.Count > size * (page + 1)) links.Add((JsonNode)Link("next", call, unknown, page + 1));
        var reply = new Reply
        {
            Resource = new JsonObject
            {
                ["resourceType"] = "Bundle",
                ["type"] = "searchset",
                ["total"] = matches.Count,
                ["link"] = links,
                ["entry"] = new JsonArray([.. entries]),
            },
        };
        if (call.Type == "DocumentReference") reply.Headers["NHN-SecurityLabel-Nors-Count"] = (all.Count - matches.Count).ToString(CultureInfo.InvariantCulture);
        return reply;
    }

    /// <summary>A document the citizen has blocked is not shown to who asks without an access basis.</summary>
    private static bool IsBlocked(JsonObject resource) => ReferenceData.Type(resource) == "DocumentReference" && resource["securityLabel"]?.ToJsonString().Contains("\"NORS\"") == true;

    public static JsonObject Entry(JsonObject resource, string mode) => new()
    {
        ["fullUrl"] = $"{ReferenceServer.Base}/{ReferenceData.Reference(resource)}",
        ["resource"] = resource.DeepClone(),
        ["search"] = new JsonObject { ["mode"] = mode },
    };

    private static IEnumerable<JsonObject> Warnings(Call call, List<string> unknown)
    {
        if (unknown.Count > 0) yield return Outcome($"Ukjente parametere: {string.Join(", ", unknown)}");
        if (call.Method == "GET" && call.Has("identifier") && call.Value("identifier")!.Contains("2.16.578.1.12.4.1.4.1|")) yield return Outcome("Nasjonale nummer hører ikke hjemme i en URL.");
    }

    private static JsonObject Outcome(string text) => new()
    {
        ["resource"] = new JsonObject
        {
            ["resourceType"] = "OperationOutcome",
            ["issue"] = new JsonArray(new JsonObject
            {
                ["severity"] = "warning",
                ["code"] = "not-supported",
                ["details"] = new JsonObject { ["text"] = text }
            }),
        },
        ["search"] = new JsonObject { ["mode"] = "outcome" },
    };

    private static JsonObject Link(string relation, Call call, List<string> unknown, int page)
    {
        var parameters = call.Query.Where(pair => !unknown.Contains(pair.Name) && pair.Name != "_page")
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}");
        if (page > 0) parameters = parameters.Append($"_page={page.ToString(CultureInfo.InvariantCulture)}");
        return new JsonObject { ["relation"] = relation, ["url"] = $"{ReferenceServer.Base}/{call.Type}?{string.Join('&', parameters)}" };
    }

    private static int Number(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
