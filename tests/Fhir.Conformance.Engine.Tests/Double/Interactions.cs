using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>https://hl7.org/fhir/R4/http.html, as far as the checks go.</summary>
internal sealed class Interactions(ReferenceData data)
{
    private readonly Searching searching = new(data);
    private readonly SummaryOfDouble summary = new(data);
    private readonly MedicationOperations medication = new(data);
    private readonly PlansOfDouble plans = new(data);
    private readonly HomeOfDouble home = new(data, new ReferenceSearch(data));
    private readonly ReportsOfDouble reports = new(data);

    public TopicsOfDouble Topics { get; } = new();

    public Reply Answer(Call call) => call switch
    {
        { Path: ["metadata"] } => Reply.Of(CapabilityOfDouble.Statement(data.Types.Append("Subscription").Distinct())),
        { Path: [], Method: "POST" } => Bundle(call),
        { Path: [_, "$validate"] } => Validate(call),
        { Path: ["Patient", .., "$summary"] } => summary.Answer(call),
        { Path: ["DiagnosticReport", _, "$lab-document"] } => reports.Document(call),
        { Path: [_, "$getMedication"] } => medication.LookUp(call),
        { Path: [_, "$sendMedication"] } => medication.Send(call),
        { Path: ["CarePlan", _, "$zones"] } => PlansOfDouble.Zones(),
        { Path: ["Patient", _, "$services"] } => plans.Services(call),
        { Path: [_, "$lastn"] } => home.Newest(call),
        { Path: [_, "$submit"] } => home.Submit(call),
        { Path: ["Patient", _, "$news2"] } => home.Score(),
        { Path: [_, "$stats"] } => home.Reckon(call),
        { Path: ["Patient", .., "$locate"] } => home.Locate(call),
        { Path: ["Subscription", _, "$events"] } => Topics.Events(call),
        { Path: ["List", "$medication-changes"] } => MedicationOperations.Compare(call),
        { Path.Length: > 0 } when DefinitionsPack.Core.Schema.FindType(call.Type) is not { IsResource: true } =>
            Reply.Outcome(404, "not-found", "Ukjent ressurstype."),
        { IsSearch: true } => searching.Answer(call),
        { Method: "POST", Path.Length: 1 } => Create(call),
        { Method: "GET", Path: [_, _, "_history", var version] } => Version(call, version),
        { IsRead: true } => Read(call),
        { Method: "PUT", Path.Length: 2 } => Update(call),
        { Method: "DELETE", Path.Length: 2 } => Delete(call),
        _ => Reply.Outcome(405, "not-supported", "Støttes ikke."),
    };

    private Reply Read(Call call)
    {
        var reference = string.Join('/', call.Path);
        if (data.Find(reference) is not { } resource)
            return data.WasDeleted(reference) ? Reply.Outcome(410, "deleted", "Slettet.") : Reply.Outcome(404, "not-found", $"{reference} finnes ikke.");
        if (call.Type == "Binary" && !call.Accept.Contains("fhir")) return Raw(resource);
        return NotModified(call, resource) ?? WithVersion(Reply.Of(resource), resource);
    }

    private static Reply Raw(JsonObject binary) => new()
    {
        Bytes = Convert.FromBase64String((string)binary["data"]!),
        MediaType = (string)binary["contentType"]!
    };

    private static Reply? NotModified(Call call, JsonObject resource)
    {
        var isSame = call.Headers.GetValueOrDefault("If-None-Match") == ETag(resource)
            || call.Headers.GetValueOrDefault("If-Modified-Since") == LastModified(resource);
        return isSame ? new Reply { Status = 304 } : null;
    }

    private Reply Version(Call call, string version) => data.FindVersion($"{call.Path[0]}/{call.Path[1]}", version) is { } resource
        ? WithVersion(Reply.Of(resource), resource) : Reply.Outcome(404, "not-found", "Versjonen finnes ikke.");

    private Reply Create(Call call)
    {
        if (Refusal(call) is { } refusal) return refusal;
        var resource = JsonNode.Parse(call.Body)!.AsObject();
        resource["id"] = Guid.NewGuid().ToString();
        data.Put(resource);
        Topics.Stored(resource);
        var reply = WithVersion(Reply.Of(resource, 201), resource);
        reply.Headers["Location"] = $"{ReferenceServer.Base}/{ReferenceData.Reference(resource)}/_history/1";
        return reply;
    }

    private Reply Update(Call call)
    {
        if (Refusal(call) is { } refusal) return refusal;
        var resource = JsonNode.Parse(call.Body)!.AsObject();
        if ((string?)resource["id"] != call.Path[1]) return Reply.Outcome(400, "invalid", "Id-en er en annen enn i adressen.");
        var current = data.Find(string.Join('/', call.Path));
        if (PlansOfDouble.LacksIfMatch(call, current)) return Reply.Outcome(428, "conflict", "Si med If-Match hva som er lest.");
        if (call.Headers.TryGetValue("If-Match", out var wanted) && current is not null && wanted != ETag(current))
            return Reply.Outcome(412, "conflict", "Versjonen er ikke den siste.");
        if ((CriticalOfDouble.Refusal(current, resource) ?? ReportsOfDouble.Refusal(current, resource)) is { } forbidden) return forbidden;
        data.Put(resource);
        return WithVersion(Reply.Of(resource, current is null ? 201 : 200), resource);
    }

    private Reply Delete(Call call)
    {
        data.Delete(string.Join('/', call.Path));
        return new Reply { Status = 204 };
    }

    private static Reply? Refusal(Call call)
    {
        if (!call.Headers.GetValueOrDefault("Content-Type", "").Contains("json")) return Reply.Outcome(415, "not-supported", "Medietypen støttes ikke.");
        var parsed = JsonParser.Parse(Encoding.UTF8.GetBytes(call.Body), DefinitionsPack.Core.Schema);
        return parsed.IsClean ? null : Reply.Outcome(400, "structure", parsed.Issues[0].Text(Kernel.Outcome.Language.Nb));
    }

    private static Reply Validate(Call call)
    {
        var resource = JsonNode.Parse(call.Body)!.AsObject();
        if (resource["status"] is not null) return Reply.Outcome(200, "informational", "Gyldig.");
        var reply = Reply.Outcome(400, "required", "status mangler.", "Observation");
        reply.Status = 200;
        return reply;
    }

    private Reply Bundle(Call call)
    {
        var bundle = JsonNode.Parse(call.Body)!.AsObject();
        var isTransaction = (string?)bundle["type"] == "transaction";
        if (!IsClean(bundle)) return Reply.Outcome(400, "structure", "Et innslag er ugyldig.");
        if (!Submitted.IsTrue(bundle)) return Reply.Outcome(422, "business-rule", "Et dokument har en annen størrelse enn referansen sier.");
        var answers = bundle["entry"]!.AsArray().Select(entry => (string?)entry!["request"]!["method"] == "PATCH" ? Submitted.Supersede(data, (string)entry["request"]!["url"]!)
            : entry["resource"] is { } resource ? Stored(resource.DeepClone().AsObject()) : Status("404 Not Found"));
        return new Reply
        {
            Resource = new JsonObject
            {
                ["resourceType"] = "Bundle",
                ["type"] = isTransaction ? "transaction-response" : "batch-response",
                ["entry"] = new JsonArray([.. answers.Select(answer => new JsonObject { ["response"] = answer })]),
            },
        };
    }

    private static bool IsClean(JsonObject resource) => JsonParser.Parse(Encoding.UTF8.GetBytes(resource.ToJsonString()), DefinitionsPack.Core.Schema).IsClean;

    private static JsonObject Status(string status) => new() { ["status"] = status };

    private JsonObject Stored(JsonObject resource)
    {
        resource["id"] = Guid.NewGuid().ToString();
        data.Put(resource);
        return new JsonObject { ["status"] = "201 Created", ["location"] = $"{ReferenceData.Reference(resource)}/_history/1" };
    }

    private static Reply WithVersion(Reply reply, JsonObject resource)
    {
        reply.Headers["ETag"] = ETag(resource);
        reply.Headers["Last-Modified"] = LastModified(resource);
        return reply;
    }

    private static string ETag(JsonObject resource) => $"W/\"{resource["meta"]!["versionId"]}\"";

    private static string LastModified(JsonObject resource) =>
        DateTimeOffset.Parse((string)resource["meta"]!["lastUpdated"]!, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
