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
}
