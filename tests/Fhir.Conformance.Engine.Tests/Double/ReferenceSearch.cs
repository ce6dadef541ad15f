using System.Text.Json;
using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>The few searches the checks use, done plainly: every resource of the type is looked at.</summary>
internal sealed class ReferenceSearch(ReferenceData data)
{
    private enum Kind
    {
        Token,
        Reference,
        Date,
    }

    private sealed record Parameter(Kind Kind, params string[] Paths);

    private static readonly string[] Controls = ["_count", "_total", "_sort", "_include", "_page", "_format"];

    private static readonly Dictionary<string, Dictionary<string, Parameter>> Parameters = new()
    {
        ["Patient"] = new() { ["identifier"] = Token("identifier") },
        ["Organization"] = new() { ["identifier"] = Token("identifier") },
        ["Practitioner"] = new() { ["identifier"] = Token("identifier") },
        ["MedicationStatement"] = new()
        {
            ["patient"] = To("subject"),
            ["status"] = Token("status"),
            ["identifier"] = Token("identifier"),
            ["effective"] = Date("effective[x]"),
        },
        ["List"] = new() { ["patient"] = To("subject"), ["code"] = Token("code.coding"), ["status"] = Token("status") },
        ["Medication"] = new() { ["code"] = Token("code.coding") },
        ["DocumentReference"] = new()
        {
            ["patient"] = To("subject"),
            ["status"] = Token("status"),
            ["type"] = Token("type.coding"),
            ["category"] = Token("category.coding"),
            ["date"] = Date("date"),
            ["event"] = Token("context.event.coding"),
            ["facility"] = Token("context.facilityType.coding"),
            ["format"] = Token("content.format"),
            ["identifier"] = Token("masterIdentifier", "identifier"),
            ["period"] = Date("context.period"),
            ["related"] = To("context.related"),
            ["security-label"] = Token("securityLabel.coding"),
            ["setting"] = Token("context.practiceSetting.coding"),
        },
        ["DiagnosticReport"] = new()
        {
            ["patient"] = To("subject"),
            ["category"] = Token("category.coding"),
            ["date"] = Date("effective[x]"),
            ["status"] = Token("status"),
            ["code"] = Token("code.coding"),
        },
        ["Observation"] = new()
        {
            ["patient"] = To("subject"),
            ["category"] = Token("category.coding"),
            ["code"] = Token("code.coding"),
            ["date"] = Date("effective[x]"),
            ["identifier"] = Token("identifier"),
            ["status"] = Token("status"),
        },
        ["AllergyIntolerance"] = new()
        {
            ["patient"] = To("patient"),
            ["clinical-status"] = Token("clinicalStatus.coding"),
            ["verification-status"] = Token("verificationStatus.coding"),
            ["criticality"] = Token("criticality"),
            ["code"] = Token("code.coding"),
        },
        ["CarePlan"] = new() { ["patient"] = To("subject"), ["category"] = Token("category.coding"), ["status"] = Token("status"), ["part-of"] = To("partOf") },
        ["Goal"] = new() { ["patient"] = To("subject") },
        ["EpisodeOfCare"] = new() { ["patient"] = To("patient"), ["status"] = Token("status") },
        ["Condition"] = new() { ["patient"] = To("subject"), ["category"] = Token("category.coding"), ["code"] = Token("code.coding") },
    };

    private static readonly Dictionary<string, Parameter> OfAll = new() { ["_id"] = Token("id"), ["_lastUpdated"] = Date("meta.lastUpdated") };

    private static Parameter Token(params string[] paths) => new(Kind.Token, paths);

    private static Parameter To(params string[] paths) => new(Kind.Reference, paths);

    private static Parameter Date(params string[] paths) => new(Kind.Date, paths);

    /// <summary>Names and types of the parameters of a type, as the CapabilityStatement lists them.</summary>
    public static IEnumerable<(string Name, string Type)> Of(string type) =>
        Parameters.GetValueOrDefault(type, []).Concat(OfAll).Select(pair => (pair.Key, pair.Value.Kind.ToString().ToLowerInvariant()));

    /// <summary>Every match of the call, sorted; null when a value or modifier is refused.</summary>
    public List<JsonObject>? Matches(Call call)
    {
        var matches = data.All(call.Type);
        foreach (var (name, value) in call.Query.Where(pair => !Controls.Contains(pair.Name)))
        {
            if (name.Contains(':')) return null;
            if (Find(call.Type, name) is not { } parameter) continue;
            if (parameter.Kind == Kind.Date && !IsDate(value)) return null;
            matches = matches.Where(resource => IsMatch(resource, parameter, value));
        }
        return call.Value("_sort") == "-date" ? [.. matches.OrderByDescending(Effective)] : [.. matches];
    }

    public static IEnumerable<string> Unknown(Call call) =>
        call.Query.Select(pair => pair.Name).Where(name => !name.Contains(':') && !Controls.Contains(name) && Find(call.Type, name) is null);

    public IEnumerable<JsonObject> Included(Call call, IEnumerable<JsonObject> matches)
    {
        var path = call.Value("_include") switch
        {
            "MedicationStatement:medication" => "medicationReference",
            "DiagnosticReport:result" => "result",
            _ => "none"
        };
        return matches.SelectMany(match => View(match).At(path)).Select(place => data.Find(place.Text("reference"))).OfType<JsonObject>().Distinct();
    }

    public static Node View(JsonObject resource) => new(JsonSerializer.SerializeToElement(resource));

    private static Parameter? Find(string type, string name) => Parameters.GetValueOrDefault(type)?.GetValueOrDefault(name) ?? OfAll.GetValueOrDefault(name);

    private static bool IsMatch(JsonObject resource, Parameter parameter, string value)
    {
        var places = parameter.Paths.SelectMany(path => View(resource).At(path)).ToList();
        return value.Split(',').Any(one => places.Exists(place => parameter.Kind switch
        {
            Kind.Token => IsToken(place, one),
            Kind.Reference => place.Text("reference") == one || place.Text("reference").EndsWith($"/{one}", StringComparison.Ordinal),
            _ => IsWithin(place, one),
        }));
    }

    private static bool IsToken(Node place, string value)
    {
        var (system, code) = value.Split('|') is [var first, var second] ? (first, second) : (null, value);
        if (!place.IsObject) return place.Value == code;
        var found = place.Has("code") ? place.Text("code") : place.Text("value");
        return found == code && (system is null || place.Text("system") == system);
    }

    private static bool IsDate(string value) => TimeSpanned.Of(value.TrimStart("abcdefghijklmnopqrstuvwxyz".ToCharArray())) is not null;

    private static bool IsWithin(Node place, string value)
    {
        if (TimeSpanned.Of(place) is not { } found) return false;
        var wanted = TimeSpanned.Of(value[2..])!;
        return value[..2] switch
        {
            "ge" => found.End > wanted.Start,
            "gt" => found.End > wanted.End,
            "le" => found.Start < wanted.End,
            _ => found.Start < wanted.Start,
        };
    }

    public static DateTimeOffset Effective(JsonObject resource) =>
        View(resource).At("effective[x]").Select(TimeSpanned.Of).FirstOrDefault()?.Start ?? DateTimeOffset.MinValue;
}
