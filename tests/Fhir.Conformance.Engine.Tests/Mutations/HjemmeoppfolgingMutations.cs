using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

internal static class HjemmeoppfolgingMutations
{
    private const string Measurement = "Observation";
    private const string Alarm = "DetectedIssue";

    public static readonly Mutation[] All =
    [
        Mutation.Unclaimed("HJO-META-001", Measurement, "identifier"),

        Mutation.Ignores("HJO-SRCH-001", Measurement, "patient", "category"),
        Mutation.Ignores("HJO-SRCH-002", Measurement, "patient", "code"),
        Mutation.Ignores("HJO-SRCH-003", Measurement, "patient", "date"),
        Mutation.Ignores("HJO-SRCH-004", Measurement, "patient", "code", "date"),
        Mutation.Ignores("HJO-SRCH-005", Measurement, "identifier"),
        Mutation.Ignores("HJO-SRCH-006", Measurement, "patient", "status"),
        Mutation.IgnoresByPost("HJO-SRCH-007", Measurement, "patient", "code"),
        Mutation.Call("HJO-SRCH-008", call => call.Type == Measurement && (call.Value("code") ?? "").Contains(','), OnlyLast),
        Mutation.Call("HJO-SRCH-009", call => call.Type == Measurement && call.Has("_sort"), call => call.Query.RemoveAll(pair => pair.Name == "_sort")),

        Mutation.Without("HJO-OBS-001", Measurement, "identifier", IsVitalSign),
        Mutation.With("HJO-OBS-002", Measurement, "subject", new JsonObject { ["reference"] = "Patient/ukjent" }, IsVitalSign),
        Mutation.Data("HJO-OBS-003", Measurement, Has("http://loinc.org"), measurement => TakeOut(measurement, "http://loinc.org")),
        Mutation.Data("HJO-OBS-004", Measurement, Has("http://snomed.info/sct"), measurement => TakeOut(measurement, "http://snomed.info/sct")),
        Mutation.Data("HJO-OBS-005", Measurement, IsVitalSign, measurement =>
            measurement["code"]!["coding"]!.AsArray().Add((JsonNode)new JsonObject { ["system"] = "http://loinc.org", ["code"] = "29563-7" })),
        Mutation.Without("HJO-OBS-006", Measurement, "valueQuantity.system", IsVitalSign),
        Mutation.With("HJO-OBS-007", Measurement, "valueQuantity.code", "mg", IsVitalSign),
        Mutation.Data("HJO-OBS-008", Measurement, measurement => measurement["component"] is not null, measurement =>
            measurement["component"]!.AsArray().RemoveAt(1)),
        Mutation.With("HJO-OBS-009", Measurement, "effectiveDateTime", "2026-03-10", IsVitalSign),
        Mutation.With("HJO-OBS-010", Measurement, "effectiveDateTime", "2099-03-10T08:15:00+01:00", IsVitalSign),
        Mutation.Without("HJO-OBS-011", Measurement, "performer", IsVitalSign),
        Mutation.Without("HJO-OBS-012", Measurement, "valueQuantity", IsVitalSign),
        Mutation.With("HJO-OBS-013", Measurement, "valueQuantity.code", "mg/dL", Claims("glukose")),

        Mutation.With("HJO-FLW-001", Measurement, "valueQuantity.value", 9, Claims("news2")),
        Mutation.Data("HJO-FLW-002", Measurement, score => Claims("news2")(score) && score["valueQuantity"] is null, score => score["component"]!.AsArray().RemoveAt(0)),
        Mutation.With("HJO-FLW-003", Alarm, "patient", new JsonObject { ["reference"] = "Patient/ukjent" }),
        Mutation.Without("HJO-FLW-004", Alarm, "code"),
        Mutation.Without("HJO-FLW-005", Alarm, "identifiedDateTime"),
        Mutation.Data("HJO-FLW-006", Alarm, alarm => alarm["mitigation"] is JsonArray { Count: > 1 }, alarm => alarm["mitigation"]![0]!["date"] = "2026-12-24T18:00:00+01:00"),
        Mutation.Data("HJO-FLW-007", "List", IsPointer, pointer => pointer["title"] = "Blodtrykk 180"),
        Mutation.Data("HJO-FLW-008", "List", IsPointer, pointer => pointer.Remove("extension")),

        Mutation.Answer("HJO-LAST-001", call => Asks(call, "$lastn") && !call.Has("max") && call.Has("patient"), reply => reply.Resource!["entry"] = new JsonArray()),
        Mutation.Call("HJO-LAST-002", call => Asks(call, "$lastn") && call.Has("max"), call => call.Query[^1] = ("max", "1")),
        Mutation.Call("HJO-LAST-003", call => Asks(call, "$lastn") && !call.Has("patient"), call => call.Query.Add(("patient", "ingen"))),
        new Mutation("HJO-BAT-001") { SpoilCall = StoresAgain() },
        Mutation.Answer("HJO-BAT-002", call => Asks(call, "$submit") && call.Body.Contains("/feil\"", StringComparison.Ordinal), reply => reply.Resource!["entry"]![0]!["response"]!["status"] = "201 Created"),
        Mutation.Answer("HJO-BAT-003", call => Asks(call, "$submit") && call.Body.Contains("\"PUT\"", StringComparison.Ordinal), reply => reply.Resource!["entry"]![0]!["response"]!["status"] = "422 Unprocessable Entity"),
        Mutation.Answer("HJO-CALC-001", call => Asks(call, "$news2"), reply => reply.Resource!["valueQuantity"]!["value"] = 20),
        Tells("HJO-TOP-001", TopicsOfDouble.New),
        Tells("HJO-TOP-002", TopicsOfDouble.Breach),
        Mutation.Answer("HJO-CALC-002", call => Asks(call, "$stats"), reply => reply.Resource!["parameter"]![0]!["resource"]!["component"]![1]!["valueQuantity"]!["value"] = 1),
        Mutation.Answer("HJO-CALC-003", call => Asks(call, "$locate") && call.Path.Length == 3, reply => reply.Resource!["parameter"]![0]!["part"]!.AsArray().Add((JsonNode)new JsonObject { ["name"] = "value", ["valueString"] = "180/95" })),
        Mutation.Answer("HJO-CALC-004", call => Asks(call, "$locate") && call.Path.Length == 2, Accept),

        Mutation.Without("HJO-PROF-001", Measurement, "performer", Claims("blodtrykk")),
        Mutation.Without("HJO-PROF-002", Measurement, "performer", Claims("vekt")),
        Mutation.Without("HJO-PROF-003", Measurement, "performer", Claims("puls")),
        Mutation.Without("HJO-PROF-004", Measurement, "performer", Claims("oksygenmetning")),
        Mutation.Without("HJO-PROF-005", Measurement, "performer", Claims("temperatur")),
        Mutation.Without("HJO-PROF-006", Measurement, "performer", Claims("glukose")),
        Mutation.Without("HJO-PROF-007", Measurement, "performer", Claims("news2")),
        Mutation.Without("HJO-PROF-008", Alarm, "severity"),
        Mutation.Data("HJO-PROF-009", "List", IsPointer, pointer => pointer.Remove("extension")),
    ];

    private static bool Asks(Call call, string operation) => call.Path.Length > 0 && call.Path[^1] == operation;

    /// <summary>A second sending is stored as another measurement.</summary>
    private static Action<Call> StoresAgain()
    {
        var sent = 0;
        return call =>
        {
            if (Asks(call, "$submit") && call.Body.Contains("/en\"", StringComparison.Ordinal) && !call.Body.Contains("\"PUT\"", StringComparison.Ordinal) && ++sent % 2 == 0)
                call.Body = call.Body.Replace("\"identifier\":[", "\"identifier\":[{\"system\":\"urn:annen\",\"value\":\"1\"},", StringComparison.Ordinal);
        };
    }

    private static void Accept(Reply reply)
    {
        reply.Status = 200;
        reply.Resource = new JsonObject { ["resourceType"] = "Parameters" };
    }

    private static bool IsPointer(JsonObject list) => list.ToJsonString().Contains("/CodeSystem/hjemme-datatype", StringComparison.Ordinal);

    private static bool IsVitalSign(JsonObject measurement) => measurement["category"]!.ToJsonString().Contains("vital-signs", StringComparison.Ordinal);

    private static Func<JsonObject, bool> Claims(string kind) => measurement => measurement.ToJsonString().Contains($"hjemme-observation-{kind}\"",
        StringComparison.Ordinal);

    private static Func<JsonObject, bool> Has(string system) => measurement =>
        IsVitalSign(measurement) && measurement["code"]!["coding"]!.AsArray().Any(coding => (string)coding!["system"]! == system);

    private static void TakeOut(JsonObject measurement, string system)
    {
        var codings = measurement["code"]!["coding"]!.AsArray();
        foreach (var coding in codings.Where(coding => (string)coding!["system"]! == system).ToList()) codings.Remove(coding);
    }

    private static void OnlyLast(Call call)
    {
        var at = call.Query.FindIndex(pair => pair.Name == "code");
        call.Query[at] = ("code", call.Query[at].Value.Split(',')[^1]);
    }

    /// <summary>A notification of the topic brings the measurement itself along.</summary>
    private static Mutation Tells(string id, string topic) => Mutation.Answer(id, call => call.Path is ["Subscription", _, "$events"], reply =>
    {
        if (reply.Resource!.ToJsonString().Contains(topic, StringComparison.Ordinal))
            reply.Resource["entry"]!.AsArray().Add((JsonNode)new JsonObject { ["resource"] = new JsonObject { ["resourceType"] = "Observation", ["id"] = "1" } });
    });
}
