using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Claims;

/// <summary>Searches by every parameter and include that is claimed, with a value of the right kind, in one batch for each type.</summary>
public sealed class SearchTries(RunningServer server)
{
    /// <summary>What is wrong by claim; null for what works.</summary>
    public async Task<IReadOnlyDictionary<Claim, string?>> TryAsync(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0) return new Dictionary<Claim, string?>();
        var entries = new JsonArray([.. claims.Select(claim => (JsonNode)new JsonObject { ["request"] = new JsonObject { ["method"] = "GET", ["url"] = Url(claim) } })]);
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "batch", ["entry"] = entries };
        var answers = (await server.PostAsync("", bundle.ToJsonString(), ("Prefer", "handling=strict"))).Entries;
        return claims.Zip(answers).ToDictionary(pair => pair.First, pair => Problem(pair.Second));
    }

    private static string? Problem(JsonNode entry) =>
        entry["response"]!["status"]!.GetValue<string>() == "200 OK" && entry["resource"]!["type"]!.GetValue<string>() == "searchset" ? null : entry.ToJsonString();

    private static string Url(Claim claim) => claim switch
    {
        { Property: "searchInclude" } => $"{claim.Of}?_include={claim.Value}&_count=1",
        { Property: "searchRevInclude" } => $"{claim.Of}?_revinclude={claim.Value}&_count=1",
        { Of: "system" } => $"?_type=Patient,Observation&{Parameter(claim.Node)}",
        _ => $"{claim.Of}?{Parameter(claim.Node)}&_count=1",
    };

    private static string Parameter(JsonNode parameter)
    {
        var (name, definition) = (parameter["name"]!.GetValue<string>(), parameter["definition"]?.GetValue<string>());
        return $"{name}={Uri.EscapeDataString(Value(name, parameter["type"]!.GetValue<string>(), definition))}";
    }

    private static string Value(string name, string type, string? definition) => type switch
    {
        "number" => "1",
        "date" => "2020",
        "token" or "string" or "reference" => "a1",
        "quantity" => "5.4|http://unitsofmeasure.org|mg",
        "uri" => "http://example.org/x",
        "composite" => string.Join('$', Components(definition!)),
        _ => Special(name),
    };

    private static IEnumerable<string> Components(string definition) =>
        SearchParameterSet.R4.FindByUrl(definition)!.Components.Select(component => SearchParameterSet.R4.FindByUrl(component.Definition)!)
            .Select(part => Value(part.Code, part.Type.ToString().ToLowerInvariant(), part.Url));

    private static string Special(string name) => name switch
    {
        "near" => "59.9|10.7|5|km",
        "_filter" => "_id eq a1",
        "_list" => "a1",
        _ => "a1",
    };
}
