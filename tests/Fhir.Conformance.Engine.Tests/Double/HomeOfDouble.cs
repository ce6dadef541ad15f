using System.Globalization;
using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>What is made of home measurements, as far as the checks go, reckoned plainly.</summary>
internal sealed class HomeOfDouble(ReferenceData data, ReferenceSearch search)
{
    private const string Statistics = "http://terminology.hl7.org/CodeSystem/observation-statistics";

    /// <summary>$lastn: the matches of the search, of each code the newest.</summary>
    public Reply Newest(Call call)
    {
        if (!call.Has("patient")) return Reply.Outcome(400, "required", "Si hvem.");
        var most = int.Parse(call.Value("max") ?? "1", CultureInfo.InvariantCulture);
        var newest = search.Matches(call)!.Where(match => (string?)match["status"] != "entered-in-error").GroupBy(KindOf)
            .SelectMany(group => group.OrderByDescending(ReferenceSearch.Effective).Take(most));
        return Of("searchset", newest.Select(match => Searching.Entry(match, "match")));
    }

    private static string KindOf(JsonObject measurement) =>
        string.Join(' ', ReferenceSearch.View(measurement).At("code.coding").Select(coding => $"{coding.Text("system")}|{coding.Text("code")}").Order(StringComparer.Ordinal));

    /// <summary>$submit: each by itself, known by its identifier.</summary>
    public Reply Submit(Call call) => Of("batch-response", JsonNode.Parse(call.Body)!["entry"]!.AsArray().Select(entry => new JsonObject
    {
        ["fullUrl"] = (string)entry!["fullUrl"]!,
        ["response"] = new JsonObject { ["status"] = Store(entry["resource"]!.DeepClone().AsObject(), (string)entry["request"]!["method"]!) },
    }));

    private string Store(JsonObject measurement, string method)
    {
        if (measurement["code"] is null || measurement["identifier"] is not JsonArray identifiers) return "422 Unprocessable Entity";
        var known = data.All("Observation").FirstOrDefault(other => other["identifier"]?.ToJsonString() == identifiers.ToJsonString());
        if (known is not null && method == "POST") return "200 OK";
        measurement["id"] = known?["id"]?.DeepClone() ?? Guid.NewGuid().ToString();
        data.Put(measurement);
        return known is null ? "201 Created" : "200 OK";
    }

    /// <summary>$news2: a stored score that has its total, as if it had been reckoned now.</summary>
    public Reply Score() => Reply.Of(data.All("Observation").First(score => score["valueQuantity"] is not null && score["component"] is JsonArray { Count: 7 } && score.ToJsonString().Contains("hjemme-observation-news2", StringComparison.Ordinal)));

    /// <summary>$stats over all the time there is.</summary>
    public Reply Reckon(Call call)
    {
        var input = ReferenceSearch.View(JsonNode.Parse(call.Body)!.AsObject()).At("parameter").ToLookup(parameter => parameter.Text("name"), parameter => parameter.Text("value[x]"));
        var asked = $"{input["system"].First()}|{input["code"].First()}";
        var measured = data.All("Observation").Where(one => ReferenceSearch.View(one).Text("subject.reference") == input["subject"].First() && (string?)one["status"] != "entered-in-error"
            && ReferenceSearch.View(one).At("code.coding").Any(coding => $"{coding.Text("system")}|{coding.Text("code")}" == asked)).ToList();
        var amounts = measured.Select(one => one["valueQuantity"]?["value"]).OfType<JsonNode>().Select(value => value.GetValue<decimal>()).ToList();
        (string, decimal)[] found = [("total-count", measured.Count), ("maximum", amounts.Max()), ("minimum", amounts.Min())];
        var components = found.Select(pair => new JsonObject
        {
            ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = Statistics, ["code"] = pair.Item1 }) },
            ["valueQuantity"] = new JsonObject { ["value"] = pair.Item2 },
        });
        return Parameters(new JsonObject { ["name"] = "statistics", ["resource"] = new JsonObject { ["resourceType"] = "Observation", ["component"] = new JsonArray([.. components]) } });
    }

    /// <summary>$locate: the organizations that measured the patient.</summary>
    public Reply Locate(Call call)
    {
        if (call.Path is not [_, var id, _]) return Reply.Outcome(400, "required", "Si hvem.");
        var organizations = data.All("Observation").Select(ReferenceSearch.View).Where(one => one.Text("subject.reference") == $"Patient/{id}").SelectMany(one => one.At("performer.identifier"))
            .Where(identifier => identifier.Text("system") == "urn:oid:2.16.578.1.12.4.1.4.101").Select(identifier => identifier.Text("value")).Distinct();
        return Parameters([.. organizations.Select(number => new JsonObject
        {
            ["name"] = "source",
            ["part"] = new JsonArray(new JsonObject
            {
                ["name"] = "organization",
                ["valueReference"] = new JsonObject { ["identifier"] = new JsonObject { ["system"] = "urn:oid:2.16.578.1.12.4.1.4.101", ["value"] = number } },
            }, new JsonObject { ["name"] = "type", ["valueCode"] = "maalinger" }),
        })]);
    }

    private static Reply Parameters(params JsonObject[] parameters) => new() { Resource = new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray([.. parameters]) } };

    private static Reply Of(string type, IEnumerable<JsonObject> entries) => new() { Resource = new JsonObject { ["resourceType"] = "Bundle", ["type"] = type, ["entry"] = new JsonArray([.. entries]) } };
}
