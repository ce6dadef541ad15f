using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>What the server says of itself. https://hl7.org/fhir/R4/http.html#capabilities</summary>
internal static class MetadataChecks
{
    public static readonly Group Group = new("CORE-META", "core", new Words("Kapabiliteter", "Capabilities"),
    [
        new Check("CORE-META-001", AnsweredAsync),
        Statement("CORE-META-002", statement => Expect.That(statement.Text("fhirVersion").StartsWith("4.0.", StringComparison.Ordinal),
            $"fhirVersion er '{statement.Text("fhirVersion")}'; ventet 4.0.1.", $"fhirVersion is '{statement.Text("fhirVersion")}'; expected 4.0.1.")),
        Statement("CORE-META-003", HasJson),
        Statement("CORE-META-004", HasInteractions),
        Statement("CORE-META-005", HasParameterTypes),
        Statement("CORE-META-006", statement => Expect.That(statement.Text("software.name").Length > 0 && statement.Text("software.version").Length > 0,
            "software.name og software.version er ikke oppgitt.", "software.name and software.version are not stated.")),
        new Check("CORE-META-007", ClaimedSearchesWorkAsync),
    ]);

    private static Check Statement(string requirement, Func<Node, Judgement?> problem) => new(requirement, (probe, _) =>
        Task.FromResult(probe.Capabilities.IsKnown
            ? problem(probe.Capabilities.Statement).OrPass()
            : Judgement.Fail("Serveren ga ingen lesbar CapabilityStatement.", "The server gave no readable CapabilityStatement.")));

    private static async Task<Judgement> AnsweredAsync(Probe probe, CancellationToken cancel)
    {
        var answer = await probe.GetAsync("metadata", cancel);
        return (Expect.Status(answer, 200) ?? Expect.Resource(answer, "CapabilityStatement")).OrPass();
    }

    // By the short name or as a media type, which may have parameters. https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.format
    private static Judgement? HasJson(Node statement)
    {
        var formats = statement.At("format").Select(format => format.Value).ToList();
        return Expect.That(formats.Exists(format => format.Split(';')[0].Trim() is "json" or "application/json" or Ask.Json),
            $"JSON er ikke blant formatene: {string.Join(", ", formats)}.", $"JSON is not among the formats: {string.Join(", ", formats)}.");
    }

    private static Judgement? HasInteractions(Node statement)
    {
        var server = statement.At("rest").FirstOrDefault(rest => rest.Text("mode") == "server");
        if (!server.Has("resource")) return Judgement.Fail("rest med mode=server lister ingen ressurstyper.", "rest with mode=server lists no resource types.");
        var silent = server.At("resource").Where(resource => !resource.Has("interaction") && !resource.Has("operation"))
            .Select(resource => resource.Text("type")).ToList();
        return Expect.That(silent.Count == 0, $"Uten interaksjoner: {string.Join(", ", silent)}.", $"Without interactions: {string.Join(", ", silent)}.");
    }

    // Both are 1..1: https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.rest.resource.searchParam
    private static Judgement? HasParameterTypes(Node statement)
    {
        var wrong = statement.At("rest.resource").SelectMany(resource => resource.At("searchParam")
                .Where(parameter => parameter.Text("name").Length == 0 || parameter.Text("type").Length == 0)
                .Select(parameter => $"{resource.Text("type")}.{parameter.Text("name")}")).Take(5).ToList();
        return Expect.That(wrong.Count == 0, $"Søkeparametre uten navn eller type: {string.Join(", ", wrong)}.",
            $"Search parameters without name or type: {string.Join(", ", wrong)}.");
    }

    private static async Task<Judgement> ClaimedSearchesWorkAsync(Probe probe, CancellationToken cancel)
    {
        foreach (var type in CoreKinds.AnyType.Where(type => probe.Capabilities.HasInteraction(type, "search-type")))
        {
            var answer = await probe.GetAsync($"{type}?_count=1", cancel);
            // Some services answer only searches within one patient.
            if (Expect.Refused(answer) is null && await WithinPatientAsync(probe, type, cancel) is { } within) answer = within;
            if (Expect.Searchset(answer) is { } problem)
                return problem with { Reason = new Words($"{type}: {problem.Reason.Nb}", $"{type}: {problem.Reason.En}") };
        }
        return Judgement.Pass;
    }

    /// <summary>Null when no patient is known.</summary>
    private static async Task<Answer?> WithinPatientAsync(Probe probe, string type, CancellationToken cancel)
    {
        var patients = await probe.FindAsync(CoreKinds.Patient, cancel);
        return patients.IsEmpty || !probe.Capabilities.HasSearch(type, "patient") ? null : await probe.GetAsync($"{type}?patient={patients[0].Id}&_count=1", cancel);
    }
}
