using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Documents;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>https://hl7.org/fhir/R4/composition-operation-document.html</summary>
public sealed class DocumentTests(SummaryServer server) : IClassFixture<SummaryServer>
{
    [Theory]
    [InlineData("GET", "Composition/{0}/$document", null)]
    [InlineData("POST", "Composition/{0}/$document", "")]
    [InlineData("GET", "Composition/$document?id=Composition/{0}", null)]
    [InlineData("GET", "Composition/$document?id={0}", null)]
    [InlineData("POST", "Composition/$document", "{\"name\":\"id\",\"valueUri\":\"Composition/{0}\"}")]
    public async Task A_stored_front_page_gives_its_document(string method, string url, string? parameters)
    {
        var id = await FrontAsync("AllergyIntolerance/a-low");
        var body = parameters is null ? null : $$"""{"resourceType":"Parameters","parameter":[{{parameters.Replace("{0}", id, StringComparison.Ordinal)}}]}""".Replace(",\"parameter\":[]", "", StringComparison.Ordinal);
        var answer = await server.SendAsync(method, url.Replace("{0}", id, StringComparison.Ordinal), body);

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("document", answer.Json["type"]!.GetValue<string>());
        Assert.Equal([$"Composition/{id}", "Patient/full", "Practitioner/dr", "AllergyIntolerance/a-low", "PractitionerRole/role", "Organization/hosp"], Names(answer.Json));
        Assert.NotNull(answer.Json["identifier"]!["value"]);
        Assert.NotNull(answer.Json["timestamp"]);
    }

    [Fact]
    public async Task A_document_is_valid_and_its_references_resolve()
    {
        var answer = await server.GetAsync($"Composition/{await FrontAsync("AllergyIntolerance/a-low", "MedicationStatement/m1", "Observation/new")}/$document");
        var outcome = (await server.PostAsync("Bundle/$validate", answer.Text)).Json;

        Assert.DoesNotContain(outcome["issue"]!.AsArray(), issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal");
        Assert.Empty(IpsRules.BrokenReferences(answer.Json));
        Assert.Contains("Medication/m", Names(answer.Json));
    }

    [Fact]
    public async Task A_reference_to_a_version_brings_that_version()
    {
        await server.PutAsync("Condition/versioned", SummaryServer.Resource("Condition", "versioned", "full", """ "code":{"text":"Første"} """));
        await server.PutAsync("Condition/versioned", SummaryServer.Resource("Condition", "versioned", "full", """ "code":{"text":"Andre"} """));
        var answer = await server.GetAsync($"Composition/{await FrontAsync("Condition/versioned/_history/1")}/$document");

        Assert.Contains("Første", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Andre", answer.Text, StringComparison.Ordinal);
        Assert.Equal($"{server.Base}/Condition/versioned", answer.Json["entry"]![0]!["resource"]!["section"]![0]!["entry"]![0]!["reference"]!.GetValue<string>());
    }

    [Fact]
    public async Task Persist_stores_the_document_and_says_where()
    {
        var answer = await server.PostAsync($"Composition/{await FrontAsync("AllergyIntolerance/a-low")}/$document", """{"resourceType":"Parameters","parameter":[{"name":"persist","valueBoolean":true}]}""");

        Assert.True(answer.Status == 201, answer.Text);
        Assert.Equal("1", answer.Json["meta"]!["versionId"]!.GetValue<string>());
        Assert.Equal(answer.Text, (await server.GetAsync(answer.Header("Location"))).Text);
    }

    [Fact]
    public async Task Without_persist_nothing_is_stored()
    {
        var id = await FrontAsync("AllergyIntolerance/a-low");
        var before = (await server.GetAsync("Bundle?_summary=count")).Json["total"]!.GetValue<int>();
        await server.GetAsync($"Composition/{id}/$document");
        await server.PostAsync($"Composition/{id}/$document", """{"resourceType":"Parameters","parameter":[{"name":"persist","valueBoolean":false}]}""");

        Assert.Equal(before, (await server.GetAsync("Bundle?_summary=count")).Json["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("Composition/nobody/$document", 404, "document-composition-unknown")]
    [InlineData("Composition/gone/$document", 410, "document-composition-deleted")]
    [InlineData("Composition/nobody/$document?persist=true", 400, "document-persist-by-get")]
    [InlineData("Composition/nobody/$document?persist=maybe", 400, "operation-parameter-invalid")]
    [InlineData("Composition/nobody/$document?graph=http://example.org/graph", 400, "operation-parameter-unsupported")]
    [InlineData("Composition/$document", 400, "operation-parameter-missing")]
    [InlineData("Composition/$document?id=Patient/full", 400, "operation-parameter-invalid")]
    [InlineData("Composition/$document?id=https://elsewhere.example/Composition/1", 400, "operation-parameter-invalid")]
    public async Task What_is_asked_wrongly_is_refused(string url, int status, string rule)
    {
        await server.PutAsync("Composition/gone", Front("gone", "AllergyIntolerance/a-low"));
        await server.DeleteAsync("Composition/gone");
        var answer = await server.GetAsync(url);

        Assert.Equal((status, rule), (answer.Status, answer.Rules.Single()));
    }

    [Theory]
    [InlineData("Condition/nowhere")]
    [InlineData("https://elsewhere.example/fhir/Condition/1")]
    [InlineData("urn:uuid:6a3c1c1e-5a5c-4c6e-9a3e-0d8c1f1f0009")]
    public async Task A_document_without_what_it_tells_of_is_none(string reference)
    {
        var answer = await server.GetAsync($"Composition/{await FrontAsync("AllergyIntolerance/a-low", reference)}/$document");

        Assert.Equal((422, "document-reference-missing"), (answer.Status, answer.Rules.Single()));
        Assert.Equal("Composition.section[0].entry[1]", answer.Json["issue"]![0]!["expression"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_permit_does_not_cover_makes_no_document()
    {
        var id = await FrontAsync("AllergyIntolerance/a-low");
        var answer = await CallAsync(new DocumentOperation(), id, Permit.Of("reader", null, [("Composition", Interaction.Read), ("Patient", Interaction.Read), ("Practitioner", Interaction.Read)]));

        Assert.Equal((403, "document-reference-denied"), (answer.Status, answer.Outcome!.Single().RuleId));
    }

    [Fact]
    public async Task A_document_has_a_limit()
    {
        var answer = await CallAsync(new DocumentOperation(most: 3), await FrontAsync("AllergyIntolerance/a-low"), Permit.Open);

        Assert.Equal((422, "document-too-large"), (answer.Status, answer.Outcome!.Single().RuleId));
    }

    private async Task<OperationAnswer> CallAsync(DocumentOperation operation, string id, Permit permit) => await operation.HandleAsync(
        new OperationRequest { Method = "GET", Type = "Composition", Id = id, BaseUrl = server.Base },
        server.Services.GetRequiredService<StoreHolder>().Store.Bind(permit), server.Services.GetRequiredService<IOperationHost>(), TestContext.Current.CancellationToken);

    private async Task<string> FrontAsync(params string[] entries)
    {
        var answer = await server.PostAsync("Composition", Front("x", entries));
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Json["id"]!.GetValue<string>();
    }

    private static string Front(string id, params string[] entries) => $$"""
        {"resourceType":"Composition","id":"{{id}}","status":"final","type":{"text":"Forside"},"subject":{"reference":"Patient/full"},"date":"2026-01-01","author":[{"reference":"Practitioner/dr"}],"title":"Forside",
         "section":[{"title":"Alt","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Alt</div>"},"entry":[{{string.Join(',', entries.Select(entry => $$"""{"reference":"{{entry}}"}"""))}}]}]}
        """;

    private IEnumerable<string> Names(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["fullUrl"]!.GetValue<string>().Replace($"{server.Base}/", "", StringComparison.Ordinal));
}
