using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;
using Fhir.Conformance.EveryServer;

namespace Fhir.Conformance.Engine.Tests.Mutations;

/// <summary>Metadata, reading, formats, errors, identifiers and validation.</summary>
internal static class CoreMutations
{
    private const string OtherTag = "W/\"a1\"";
    private const string Modified = "Sun, 01 Nov 2026 08:00:00 GMT";
    private const string OtherTime = "Sun, 01 Nov 2026 09:00:00 GMT";

    public static readonly Mutation[] All =
    [
        Metadata("CORE-META-001", reply => reply.Status = 206),
        Metadata("CORE-META-002", reply => reply.Resource!["fhirVersion"] = "5.0.0"),
        Metadata("CORE-META-003", reply => reply.Resource!["format"] = new JsonArray("xml")),
        Metadata("CORE-META-004", reply => reply.Resource!.CutAt("rest.0.resource.0.interaction")),
        Metadata("CORE-META-005", reply => reply.Resource!.CutAt("rest.0.resource.0.searchParam.0.type")),
        Metadata("CORE-META-006", reply => reply.Resource!.Remove("software")),
        Mutation.Answer("CORE-META-007", call => call.IsSearch && call.Type == "Condition" && call.HasOnly("_count"), reply => reply.Status = 501),

        Read("CORE-READ-001", reply => reply.Resource!["id"] = "en-annen"),
        Read("CORE-READ-002", reply => reply.Headers["ETag"] = OtherTag) with { SpoilCall = Understood("If-None-Match", OtherTag, "W/\"1\"") },
        Read("CORE-READ-003", reply => reply.Headers["Last-Modified"] = OtherTime) with { SpoilCall = Understood("If-Modified-Since", OtherTime, Modified) },
        Mutation.Answer("CORE-READ-004", IsOfUnknown, reply => reply.Status = 400),
        Mutation.Call("CORE-READ-005", call => call.IsRead, call => call.Headers.Remove("If-None-Match")),
        Mutation.Call("CORE-READ-006", call => call.IsRead, call => call.Headers.Remove("If-Modified-Since")),
        Mutation.Answer("CORE-READ-007", call => call.Path is [_, _, "_history", "1"], reply => reply.Resource!["meta"]!["versionId"] = "2"),
        Mutation.Answer("CORE-READ-008", call => call.Path is [_, _, "_history", "999999999"], reply => reply.Status = 400),

        Read("CORE-NEG-001", reply => reply.MediaType = "application/json; charset=utf-8"),
        Mutation.Answer("CORE-NEG-002", call => call.IsRead && call.Accept.Contains("xml"), reply =>
        {
            reply.Bytes = "<Patient><id value=\"1\"/></Patient>"u8.ToArray();
            (reply.Resource, reply.MediaType) = (null, "application/fhir+xml");
        }),
        Mutation.Call("CORE-NEG-003", call => call.IsRead, call => call.Query.RemoveAll(pair => pair.Name == "_format")),
        Mutation.Call("CORE-NEG-004", call => call.Accept.Contains("unknown"), call => call.Headers["Accept"] = "application/fhir+json"),
        Read("CORE-NEG-005", reply => reply.MediaType = "application/fhir+json; charset=iso-8859-1"),

        Mutation.Answer("CORE-ERR-001", call => call.Type == "FhirrefFinnesIkke", reply => reply.Status = 400),
        Error("CORE-ERR-002", reply => reply.Resource!.CutAt("issue.0.severity")),
        Error("CORE-ERR-003", reply => reply.Resource!.CutAt("issue.0.details")),
        Error("CORE-ERR-004", reply => reply.Resource!["issue"]![0]!["diagnostics"] = "feil\n   at Server.Store.Read() in Store.cs:line 7"),
        Mutation.Call("CORE-ERR-005", call => IsOfUnknown(call) && call.Accept.Contains("xml"), call => call.Headers["Accept"] = "application/fhir+json"),

        Mutation.Answer("CORE-ID-001", call => call.IsPostSearch && call.Type == "Patient" && call.Has("identifier"), reply =>
            reply.Resource!["entry"] = new JsonArray()),
        Mutation.Data("CORE-ID-002", "Patient", HasNumber("4.1"), patient => Identifier(patient, "4.1")["value"] = "15858020024"),
        Mutation.Data("CORE-ID-003", "Organization", HasNumber("4.101"), organization => Identifier(organization, "4.101")["value"] = "310000018"),
        Mutation.Data("CORE-ID-004", "Practitioner", HasNumber("4.4"), practitioner => Identifier(practitioner, "4.4")["value"] = "HPR 999"),
        Mutation.Data("CORE-ID-005", "Patient", HasNumber("4.1"), patient =>
            patient["identifier"]!.AsArray().Add((JsonNode)new JsonObject { ["system"] = "http://hl7.no/fhir/NamingSystem/FNR", ["value"] = "15858020023" })),
        Mutation.Answer("CORE-ID-006", call => call.Method == "GET" && call.Type == "Patient" && call.Has("identifier"), reply =>
            reply.Resource!["entry"] = new JsonArray()),

        Mutation.Data("CORE-PROF-001", "Patient", HasNumber("4.1"), patient => patient["birthDate"] = "i fjor"),
        Mutation.Data("CORE-PROF-002", "Practitioner", _ => true, practitioner => practitioner["birthDate"] = "i fjor"),
        Mutation.Data("CORE-PROF-003", "PractitionerRole", _ => true, role => role["active"] = "ja"),
        Mutation.Data("CORE-PROF-004", "Organization", _ => true, organization => organization["active"] = "ja"),

        Mutation.Answer("CORE-VAL-001", call => call.Path is [_, "$validate"] && call.Body.Contains("final"), reply =>
            reply.Resource!["issue"]![0]!["severity"] = "error"),
        Mutation.Answer("CORE-VAL-002", IsInvalid, reply => reply.Resource!["issue"]![0]!["severity"] = "information"),
        Mutation.Answer("CORE-VAL-003", IsInvalid, reply => reply.Resource!.CutAt("issue.0.expression")),
    ];

    private static Mutation Metadata(string id, Action<Reply> change) => Mutation.Answer(id, call => call.Type == "metadata", change);

    private static Mutation Read(string id, Action<Reply> change) => new(id)
    {
        SpoilAnswer = (call, reply) =>
        {
            if (call is { IsRead: true, Type: "Patient" } && call.Accept.Contains("json") && !call.Has("_format") && reply.Status == 200) change(reply);
        },
    };

    private static Mutation Error(string id, Action<Reply> change) => Mutation.Answer(id, call => IsOfUnknown(call) && call.Accept.Contains("json"), change);

    // A server may use tags and times of its own, as long as it knows them again.
    private static Action<Call> Understood(string header, string its, string ours) => call =>
    {
        if (call.Headers.GetValueOrDefault(header) == its) call.Headers[header] = ours;
    };

    private static bool IsOfUnknown(Call call) => call.IsRead && call.Path[1] == ReadChecks.UnknownId;

    private static bool IsInvalid(Call call) => call.Path is [_, "$validate"] && !call.Body.Contains("final");

    private static Func<JsonObject, bool> HasNumber(string series) => resource =>
        (resource["identifier"] as JsonArray ?? []).Any(identifier => ((string?)identifier!["system"] ?? "").EndsWith($"2.16.578.1.12.4.1.{series}",
            StringComparison.Ordinal));

    private static JsonObject Identifier(JsonObject resource, string series) => resource["identifier"]!.AsArray().OfType<JsonObject>()
        .First(identifier => ((string)identifier["system"]!).EndsWith($"2.16.578.1.12.4.1.{series}", StringComparison.Ordinal));
}
