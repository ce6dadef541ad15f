using System.Text.Json.Nodes;
using Fhir.Server.Tests.Bulk;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>Documents that $export hands out and $import brings are told one by one in the log of access.</summary>
public sealed class DocumentExportAuditTests(ImportServer server) : IClassFixture<ImportServer>
{
    [Fact]
    public async Task Each_document_of_an_export_is_told_of_its_own_patient_before_the_files_are_there()
    {
        var (one, other) = (await PatientAsync(), await PatientAsync());
        var documents = new List<string>();
        foreach (var patient in new[] { one, one, other }) documents.Add(await DocumentAsync(patient));

        var manifest = await server.ExportAsync("$export?_type=DocumentReference");
        Assert.Superset(documents.ToHashSet(), BulkServer.Names(await server.LinesAsync(manifest)).ToHashSet());

        var told = Assert.Single(await ReadingsAsync(one));
        Assert.Equal(("rest", "operation", "R", "0"), ($"{told["type"]!["code"]}", $"{told["subtype"]![0]!["code"]}", $"{told["action"]}", $"{told["outcome"]}"));
        Assert.Equal(documents.Take(2).Select(document => $"{document}/_history/1").Order(), ThingsOf(told).Order());
        Assert.Equal([$"{documents[2]}/_history/1"], ThingsOf(Assert.Single(await ReadingsAsync(other))));
        Assert.False(string.IsNullOrEmpty($"{told["agent"]![0]!["network"]!["address"]}"));
        var verdict = await server.PostAsync("AuditEvent/$validate", told.ToJsonString());
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
        Assert.True(told["meta"]!["lastUpdated"]!.GetValue<DateTimeOffset>() >= manifest["transactionTime"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Content_that_is_exported_is_told_with_the_document_that_leads_to_it()
    {
        var patient = await PatientAsync();
        var binary = await server.CreateAsync("Binary", "\"contentType\":\"text/plain\",\"data\":\"YQ==\"");
        var document = await DocumentAsync(patient, $"Binary/{binary}");

        await server.ExportAsync("$export?_type=Binary");

        var told = Assert.Single(await ReadingsAsync(patient));
        Assert.Equal(("110106", "ITI-68"), ($"{told["type"]!["code"]}", $"{told["subtype"]![1]!["code"]}"));
        Assert.Equal([document], ThingsOf(told));
    }

    [Fact]
    public async Task More_documents_than_are_held_at_once_are_told_each()
    {
        var patient = await PatientAsync();
        var lines = Enumerable.Range(0, 1250).Select(at => $$"""{"resourceType":"DocumentReference","id":"mange-{{at}}","status":"current","subject":{"reference":"Patient/{{patient}}"},"content":[{"attachment":{"url":"https://arkiv.example/{{at}}"} }]}""");
        var kickOff = await server.SendAsync("POST", "$import", string.Join('\n', lines), "application/fhir+ndjson", ("Prefer", "respond-async"));
        Assert.Equal(200, (await server.WaitAsync(kickOff.Header("Content-Location"))).Status);

        var written = await OfAsync(patient, "action=C,U");
        await server.ExportAsync("Patient/$export", $$"""{"resourceType":"Parameters","parameter":[{"name":"patient","valueReference":{"reference":"Patient/{{patient}}"} },{"name":"_type","valueString":"DocumentReference"}]}""");

        // What is imported is told in the commit of each document.
        Assert.Equal(1250, written.Sum(audit => ThingsOf(audit).Count()));
        var shown = (await ReadingsAsync(patient)).SelectMany(ThingsOf).ToList();
        Assert.Equal((1250, 1250), (shown.Count, shown.Distinct().Count()));
    }

    [Fact]
    public async Task An_export_of_anything_else_leaves_nothing()
    {
        var patient = await PatientAsync();
        await server.CreateAsync("Observation", $$"""
            "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{patient}}"}
            """);

        await server.ExportAsync("$export?_type=Observation,Patient");

        Assert.Empty(await OfAsync(patient, "outcome=0,4,8"));
    }

    private async Task<string> PatientAsync() => await server.CreateAsync("Patient", "\"active\":true");

    private async Task<string> DocumentAsync(string patient, string url = "https://arkiv.example/1") => "DocumentReference/" + await server.CreateAsync("DocumentReference",
        $$"""
        "status":"current","subject":{"reference":"Patient/{{patient}}"},"content":[{"attachment":{"url":"{{url}}"} }]
        """);

    private static IEnumerable<string> ThingsOf(JsonNode audit) => audit["entity"]!.AsArray().Skip(1).Select(entity => $"{entity!["what"]!["reference"]}");

    private Task<IReadOnlyList<JsonNode>> ReadingsAsync(string patient) => OfAsync(patient, "action=R");

    private async Task<IReadOnlyList<JsonNode>> OfAsync(string patient, string more)
    {
        var found = new List<JsonNode>();
        for (var page = await server.GetAsync($"AuditEvent?patient=Patient/{patient}&_count=1000&{more}"); ; page = await server.GetAsync(page.Link("next")!))
        {
            found.AddRange(page.Entries.Select(entry => entry["resource"]!));
            if (page.Link("next") is null) return found;
        }
    }
}
