using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.OtherServer;

/// <summary>What FHIR leaves open, one row each.</summary>
internal static partial class OtherForms
{
    private const string Marker = "zz9-";
    private const string Base = ReferenceServer.Base;

    private static readonly string[] OfPatients = ["Observation", "MedicationStatement", "DiagnosticReport", "AllergyIntolerance", "Condition", "CarePlan", "Goal", "EpisodeOfCare", "List"];
    private static readonly string[] Coded = ["Observation", "DiagnosticReport", "Condition", "AllergyIntolerance", "List"];

    public static readonly OtherForm[] All =
    [
        new("ids of its own") { Ask = asked => Rewrite(asked, text => text.Replace(Marker, "")), Tell = (_, told) => OtherIds(told) },
        new("absolute references") { Ask = asked => asked.Body = asked.Body?.Replace($"\"{Base}/", "\""), Tell = (_, told) => References(told, reference => $"{Base}/{reference}") },
        new("references to one version") { Tell = (_, told) => References(told, reference => reference.Contains("_history", StringComparison.Ordinal) ? reference : $"{reference}/_history/1") },
        new("entries in another order") { Tell = (asked, told) => Reverse(asked, told) },
        new("properties in another order") { Tell = (_, told) => told.Resource = Reversed(told.Resource) },
        new("an outcome beside the matches") { Tell = (_, told) => AddOutcome(told) },
        new("no search.mode on matches") { Tell = (_, told) => Each(told, "searchset", entry => { if ((string?)entry["search"]?["mode"] == "match") entry.Remove("search"); }) },
        new("a score for each match") { Tell = (_, told) => Each(told, "searchset", entry => { if (entry["search"] is JsonObject search) search["score"] = 0.5; }) },
        new("no entry where there is none") { Tell = (_, told) => { if (told.Resource?["entry"] is JsonArray { Count: 0 }) told.Resource.Remove("entry"); } },
        new("links of other names") { Tell = (_, told) => OtherLinks(told) },
        OpaquePages(),
        new("no total") { Tell = (asked, told) => { if (told.BundleType == "searchset" && asked.Type != "DocumentReference") told.Resource!.Remove("total"); } },
        new("an estimated total") { Tell = (asked, told) => { if (told.BundleType == "searchset" && asked.Type != "DocumentReference" && Total(told) > 0) EstimateTotal(told); } },
        new("pages of two") { Ask = asked => Rewrite(asked, text => Count().Replace(text, found => int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) > 2 ? "_count=2" : found.Value)) },
        new("a local code first") { Data = LocalCodes, Tell = (_, told) => LocalSections(told) },
        new("a local identifier first") { Data = LocalIdentifiers },
        new("outcomes in other words") { Tell = (_, told) => OtherOutcome(told) },
        new("no body after a write") { Tell = (asked, told) => Minimal(asked, told) },
        new("a whole body and no validators after a create") { Tell = (_, told) => { if (told.Status == 201) { told.Headers.Remove("ETag"); told.Headers.Remove("Last-Modified"); } } },
        new("a Location without version") { Tell = (_, told) => { if (told.Headers.TryGetValue("Location", out var location)) told.Headers["Location"] = location.Split("/_history/")[0]; } },
        new("200 and an outcome after a delete") { Tell = (asked, told) => { if (asked.Method == "DELETE" && told.Status == 204) Deleted(told); } },
        new("202 after a delete") { Tell = (asked, told) => { if (asked.Method == "DELETE" && told.Status == 204) told.Status = 202; } },
        new("404 for what was deleted") { Tell = (_, told) => told.Status = told.Status == 410 ? 404 : told.Status },
        new("422 for what breaks a rule, 409 for what conflicts") { Tell = (asked, told) => OtherStatus(asked, told) },
        new("bare statuses and absolute locations in a transaction") { Tell = (_, told) => OtherResponses(told) },
        new("no versions") { Tell = (_, told) => Unversioned(told), Beside = new Dictionary<string, Verdict>
        {
            ["CORE-READ-002"] = Verdict.Fail, ["CORE-READ-003"] = Verdict.Fail, ["CORE-READ-005"] = Verdict.Omit, ["CORE-READ-006"] = Verdict.Omit, ["CORE-READ-007"] = Verdict.Omit, ["CORE-READ-008"] = Verdict.Omit,
            ["CORE-WRT-005"] = Verdict.Omit, ["CORE-WRT-006"] = Verdict.Omit, ["PLA-EDI-003"] = Verdict.Skip,
        } },
        new("claims written in other ways") { Tell = (asked, told) => { if (asked.Path == "metadata") OtherClaims(told); } },
        new("times in another zone, to the second") { Tell = (_, told) => OtherZone(told) },
        new("parameters of the media type") { Tell = (_, told) => { if (told.Resource is not null) told.Headers["Content-Type"] = "application/fhir+json; fhirVersion=4.0; charset=\"UTF-8\""; } },
        new("XML unless JSON is asked for") { Tell = (asked, told) => { if (!asked.Headers.ContainsKey("Accept")) (told.Resource, told.Bytes) = (null, "<x/>"u8.ToArray()); } },
        new("an unknown element overlooked") { Ask = asked => asked.Body = asked.Body?.Replace("\"fhirrefUkjent\":true,", ""), Beside = new Dictionary<string, Verdict> { ["CORE-WRT-010"] = Verdict.Fail } },
        new("a type that is only referred to among the claims") { Tell = (asked, told) => { if (asked.Path == "metadata") ClaimOnly(told, "Provenance"); }, Beside = new Dictionary<string, Verdict> { ["CORE-META-004"] = Verdict.Fail } },
        new("searches only within a patient") { Tell = (asked, told) => { if (IsAboutAll(asked)) Refuse(told, 403); }, MayLackData = true },
        new("writes refused to who tests") { Ask = Bar, Tell = (asked, told) => { if (IsWrite(asked)) Refuse(told, 403); }, MayLackData = true },
        new("other resources beside those of the tiltak") { Data = Beside },
    ];

    /// <summary>Those that go together; the others contradict one of them.</summary>
    public static IReadOnlyList<OtherForm> Together { get; } = [.. All.Where(form => form.Beside.Count == 0 && !form.MayLackData && form.Name is not ("no total" or "202 after a delete"))];

    [GeneratedRegex(@"_count=(\d+)")]
    private static partial Regex Count();

    private static void Rewrite(Asked asked, Func<string, string> change)
    {
        asked.Url = change(asked.Url);
        asked.Body = asked.Body is null ? null : change(asked.Body);
    }

    private static void Each(Told told, string type, Action<JsonObject> change)
    {
        if (told.BundleType != type) return;
        foreach (var entry in told.Entries) change(entry);
    }

    /// <summary>Literal references below the base, those of documents aside: they lead within the document.</summary>
    private static void References(Told told, Func<string, string> change)
    {
        if (told.BundleType == "document" || told.Resource is null || told.ResourceType == "Parameters") return;
        foreach (var element in told.Objects().ToList())
            if (element["reference"] is JsonValue value && value.TryGetValue<string>(out var reference) && LocalReference().IsMatch(reference)) element["reference"] = change(reference);
    }

    [GeneratedRegex("^[A-Z][A-Za-z]+/[A-Za-z0-9.-]+")]
    private static partial Regex LocalReference();

    [GeneratedRegex("(?<=(^|/)[A-Z][A-Za-z]+/)[A-Za-z0-9.-]+(?=$|/_history/|\\?)")]
    private static partial Regex IdInAddress();

    private static void OtherIds(Told told)
    {
        if (told.Resource is null && told.Headers.GetValueOrDefault("Content-Type", "").Contains("fhir+xml", StringComparison.Ordinal))
            told.Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(told.Bytes).Replace("<id value=\"", $"<id value=\"{Marker}"));
        foreach (var name in (string[])["Location", "Content-Location"])
            if (told.Headers.TryGetValue(name, out var address)) told.Headers[name] = Marked(address);
        foreach (var element in told.Objects().ToList())
        {
            if (element["resourceType"] is not null && element["id"] is JsonValue id && element.Parent?.HoldingProperty() != "contained") element["id"] = $"{Marker}{id}";
            foreach (var name in (string[])["reference", "fullUrl", "url", "location"])
                if (element[name] is JsonValue value && value.TryGetValue<string>(out var address) && (name != "url" || address.StartsWith(Base, StringComparison.Ordinal))) element[name] = Marked(address);
        }
    }

    private static string Marked(string address) => address.StartsWith('#') ? address : IdInAddress().Replace(address, found => found.Value.StartsWith(Marker, StringComparison.Ordinal) ? found.Value : Marker + found.Value);

    private static string? HoldingProperty(this JsonNode node) => node is JsonArray { Parent: JsonObject parent } array ? parent.First(property => property.Value == array).Key : null;

    private static void Reverse(Asked asked, Told told)
    {
        if (told.BundleType != "searchset" || asked.Parameters.Contains("_sort", StringComparison.Ordinal)) return;
        var entries = told.Entries.Select(entry => entry.DeepClone()).Reverse().ToArray();
        told.Resource!["entry"] = new JsonArray(entries);
    }

    private static JsonObject? Reversed(JsonObject? element) => element is null ? null : (JsonObject)Turned(element)!;

    private static JsonNode? Turned(JsonNode? node) => node switch
    {
        JsonObject element => new JsonObject(element.Reverse().Select(property => KeyValuePair.Create(property.Key, Turned(property.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Turned)]),
        _ => node?.DeepClone(),
    };

    private static void AddOutcome(Told told)
    {
        if (told.BundleType != "searchset") return;
        var entries = told.Resource!["entry"] as JsonArray ?? [];
        if (entries.Parent is null) told.Resource["entry"] = entries;
        entries.Insert(0, new JsonObject
        {
            ["resource"] = new JsonObject { ["resourceType"] = "OperationOutcome", ["id"] = "om-soket", ["issue"] = new JsonArray(new JsonObject { ["severity"] = "information", ["code"] = "informational" }) },
            ["search"] = new JsonObject { ["mode"] = "outcome" },
        });
    }

    private static void OtherLinks(Told told)
    {
        if (told.BundleType != "searchset" || told.Resource!["link"] is not JsonArray links) return;
        links.Insert(0, new JsonObject { ["relation"] = "first", ["url"] = $"{Base}?side=1" });
        links.Add((JsonNode)new JsonObject { ["relation"] = "previous", ["url"] = $"{Base}?side=0" });
        links.Add((JsonNode)new JsonObject { ["relation"] = "alternate", ["url"] = "https://elsewhere.example/fhir" });
    }

    /// <summary>A next link says nothing of the search: it is a number the server knows.</summary>
    private static OtherForm OpaquePages()
    {
        var pages = new ConcurrentDictionary<string, string>();
        return new OtherForm("opaque next links")
        {
            Ask = asked =>
            {
                if (asked.Url.Split("?side=") is [_, var number] && pages.TryGetValue(number, out var url)) asked.Url = url;
            },
            Tell = (_, told) =>
            {
                foreach (var link in (told.Resource?["link"] as JsonArray ?? []).OfType<JsonObject>().Where(link => (string?)link["relation"] == "next"))
                {
                    var number = Guid.NewGuid().ToString("N");
                    pages[number] = (string)link["url"]!;
                    link["url"] = $"{Base}?side={number}";
                }
            },
        };
    }

    private static int Total(Told told) => told.Resource!["total"] is JsonValue total ? (int)total : 0;

    private static void EstimateTotal(Told told)
    {
        told.Resource!["total"] = Total(told) + 7;
        foreach (var link in (told.Resource["link"] as JsonArray ?? []).OfType<JsonObject>()) link["url"] = ((string)link["url"]!).Replace("&_total=accurate", "");
    }

    private static void LocalCodes(ReferenceData data)
    {
        foreach (var code in Coded.SelectMany(data.All).Select(resource => resource["code"]).OfType<JsonObject>())
            if (code["coding"] is JsonArray codings) codings.Insert(0, new JsonObject { ["system"] = "https://elsewhere.example/kode", ["code"] = "L1" });
    }

    private static void LocalSections(Told told)
    {
        foreach (var section in told.Objects().Where(element => (string?)element["resourceType"] == "Composition").SelectMany(front => (front["section"] as JsonArray ?? []).OfType<JsonObject>()).ToList())
            if (section["code"]?["coding"] is JsonArray codings && codings.ToJsonString().Contains("loinc", StringComparison.Ordinal)) codings.Insert(0, new JsonObject { ["system"] = "https://elsewhere.example/kode", ["code"] = "S1" });
    }

    private static void LocalIdentifiers(ReferenceData data)
    {
        foreach (var identifiers in ((string[])["Patient", "Practitioner", "Organization"]).SelectMany(data.All).Select(resource => resource["identifier"]).OfType<JsonArray>())
            identifiers.Insert(0, new JsonObject { ["use"] = "secondary", ["value"] = "1-2-3" });
    }

    private static void OtherOutcome(Told told)
    {
        foreach (var outcome in told.Objects().Where(element => (string?)element["resourceType"] == "OperationOutcome").ToList())
        {
            foreach (var issue in ((JsonArray)outcome["issue"]!).OfType<JsonObject>())
            {
                issue["diagnostics"] = (string?)issue["details"]?["text"] ?? (string?)issue["diagnostics"];
                issue.Remove("details");
                if (told.Status >= 400) (issue["severity"], issue["code"]) = ("fatal", "processing");
            }
            if (told.ResourceType == "OperationOutcome") ((JsonArray)outcome["issue"]!).Insert(0, new JsonObject { ["severity"] = "information", ["code"] = "informational", ["diagnostics"] = "Sporing 17" });
        }
    }

    private static void Minimal(Asked asked, Told told)
    {
        if (asked.Method is "POST" or "PUT" && told.Status is 200 or 201 && told.BundleType.Length == 0 && !asked.Path.Contains('$')) told.Empty();
    }

    private static void Deleted(Told told)
    {
        told.Status = 200;
        told.Headers["Content-Type"] = "application/fhir+json";
        told.Resource = new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(new JsonObject { ["severity"] = "information", ["code"] = "informational" }) };
    }

    private static void OtherStatus(Asked asked, Told told)
    {
        if (asked.Method is not ("PUT" or "POST") || asked.Path.EndsWith("_search", StringComparison.Ordinal)) return;
        var isOurs = asked.Body?.Contains("fhirrefUkjent", StringComparison.Ordinal) == true || asked.Path is "";
        told.Status = told.Status switch
        {
            400 when isOurs => 422,
            428 => 409,
            _ => told.Status,
        };
    }

    private static void OtherResponses(Told told)
    {
        foreach (var response in told.BundleType is "transaction-response" or "batch-response" ? told.Entries.Select(entry => entry["response"]).OfType<JsonObject>() : [])
        {
            response["status"] = ((string)response["status"]!).Split(' ')[0];
            if ((string?)response["location"] is { } location) response["location"] = location.StartsWith("http", StringComparison.Ordinal) ? location : $"{Base}/{location}";
            response["etag"] = "W/\"1\"";
        }
    }

    private static void Unversioned(Told told)
    {
        foreach (var name in (string[])["ETag", "Last-Modified"]) if (told.Status < 400) told.Headers.Remove(name);
        foreach (var meta in told.Objects().Select(element => element["meta"]).OfType<JsonObject>().ToList()) meta.Remove("versionId");
        if (told.ResourceType != "CapabilityStatement") return;
        foreach (var resource in told.Resource!["rest"]![0]!["resource"]!.AsArray().OfType<JsonObject>())
        {
            resource["versioning"] = "no-version";
            resource["conditionalRead"] = "not-supported";
            resource["interaction"] = new JsonArray([.. resource["interaction"]!.AsArray().Where(one => (string)one!["code"]! != "vread").Select(one => one!.DeepClone())]);
        }
    }

    private static void OtherClaims(Told told)
    {
        told.Resource!["format"] = new JsonArray("application/fhir+xml;fhirVersion=4.0", "application/fhir+json;fhirVersion=4.0");
        var rest = (JsonObject)told.Resource["rest"]![0]!;
        foreach (var operation in Told.Objects(rest).Where(element => element["definition"] is not null && element["name"] is not null).ToList()) operation["name"] = $"${operation["name"]}";
        rest["searchParam"] = new JsonArray(new JsonObject { ["name"] = "_id", ["type"] = "token" }, new JsonObject { ["name"] = "_lastUpdated", ["type"] = "date" });
        foreach (var resource in rest["resource"]!.AsArray().OfType<JsonObject>())
            resource["searchParam"] = new JsonArray([.. resource["searchParam"]!.AsArray().Where(parameter => !((string)parameter!["name"]!).StartsWith('_')).Select(parameter => parameter!.DeepClone())]);
        told.Resource["rest"] = new JsonArray(new JsonObject { ["mode"] = "client", ["resource"] = new JsonArray(new JsonObject { ["type"] = "Patient", ["interaction"] = new JsonArray(new JsonObject { ["code"] = "read" }) }) }, rest.DeepClone());
    }

    private static void ClaimOnly(Told told, string type) => told.Resource!["rest"]![0]!["resource"]!.AsArray()
        .Add((JsonNode)new JsonObject { ["type"] = type, ["profile"] = $"http://hl7.org/fhir/StructureDefinition/{type}" });

    private static void OtherZone(Told told)
    {
        if (told.BundleType == "document") return;
        foreach (var element in told.Objects().ToList())
            foreach (var (name, value) in element.ToList())
                if (value is JsonValue text && text.TryGetValue<string>(out var time) && Zoned().IsMatch(time))
                    element[name] = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(-3)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Zoned();

    private static bool IsAboutAll(Asked asked) => asked.IsSearch && OfPatients.Contains(asked.Type)
        && !Array.Exists(["patient=", "_id", "identifier=", "part-of=", "_lastUpdated", "side="], name => asked.Parameters.Contains(name, StringComparison.Ordinal));

    private static void Refuse(Told told, int status)
    {
        told.Status = status;
        told.Resource = new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = "too-costly", ["diagnostics"] = "Si hvilken pasient." }) };
    }

    private static bool IsWrite(Asked asked) => asked.Method is "PUT" or "DELETE" || (asked.Method == "POST" && !asked.Path.Contains('$') && !asked.Path.EndsWith("_search", StringComparison.Ordinal));

    /// <summary>What is refused is not done either.</summary>
    private static void Bar(Asked asked)
    {
        if (!IsWrite(asked)) return;
        asked.Body = """{"resourceType":"Bundle","type":"transaction","ukjent":1}""";
        asked.Headers["Content-Type"] = "text/plain";
    }

    private static void Beside(ReferenceData data)
    {
        string[] others =
        [
            """{"resourceType":"Patient","id":"annen-1","name":[{"text":"Uten nummer"}]}""",
            """{"resourceType":"Practitioner","id":"annen-1"}""",
            """{"resourceType":"Organization","id":"annen-1","name":"Uten nummer"}""",
            """{"resourceType":"Observation","id":"annen-1","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"social-history"}]}],"code":{"text":"Røyking"},"valueString":"nei"}""",
            """{"resourceType":"MedicationStatement","id":"annen-1","status":"active","subject":{"reference":"Patient/annen-1"},"medicationCodeableConcept":{"text":"Tran"}}""",
            """{"resourceType":"Condition","id":"annen-1","subject":{"reference":"Patient/annen-1"},"code":{"text":"Forkjølelse"}}""",
            """{"resourceType":"List","id":"annen-1","status":"current","mode":"working","title":"Huskeliste"}""",
            """{"resourceType":"CarePlan","id":"annen-1","status":"active","intent":"plan","subject":{"reference":"Patient/annen-1"}}""",
        ];
        foreach (var other in others) data.Put(JsonNode.Parse(other)!.AsObject());
    }
}
