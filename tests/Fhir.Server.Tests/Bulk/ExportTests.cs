using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>https://hl7.org/fhir/uv/bulkdata/STU2/export.html</summary>
public sealed class ExportTests(FilledBulkServer server) : IClassFixture<FilledBulkServer>
{
    [Fact]
    public async Task An_export_of_the_system_gives_everything()
    {
        var manifest = await server.ExportAsync("$export");

        Assert.Equal($"{server.Base}/$export", manifest["request"]!.GetValue<string>());
        Assert.False(manifest["requiresAccessToken"]!.GetValue<bool>());
        Assert.True(DateTimeOffset.TryParse(manifest["transactionTime"]!.GetValue<string>(), out _));
        Assert.Empty(manifest["deleted"]!.AsArray());
        Assert.Empty(manifest["error"]!.AsArray());
        Assert.Equal(["Group/empty", "Group/g", "Group/nested", "Observation/by1", "Observation/o1", "Observation/o2", "Observation/o3", "Patient/p1", "Patient/p2", "Patient/p3", "Practitioner/dr"],
            BulkServer.Names(await server.LinesAsync(manifest)));
    }

    [Fact]
    public async Task A_line_is_the_resource_as_it_is_read()
    {
        var lines = await server.LinesAsync(await server.ExportAsync("$export?_type=Practitioner"));

        Assert.Equal((await server.GetAsync("Practitioner/dr")).Text, Assert.Single(lines).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("Patient/$export", "Group/empty Group/g Group/nested Observation/by1 Observation/o1 Observation/o2 Observation/o3 Patient/p1 Patient/p2 Patient/p3")]
    [InlineData("Patient/$export?_type=Patient", "Patient/p1 Patient/p2 Patient/p3")]
    [InlineData("$export?_type=Patient,Practitioner&_outputFormat=ndjson", "Patient/p1 Patient/p2 Patient/p3 Practitioner/dr")]
    [InlineData("$export?_type=Patient&_type=Practitioner&_outputFormat=application/fhir%2Bndjson", "Patient/p1 Patient/p2 Patient/p3 Practitioner/dr")]
    [InlineData("Group/g/$export?_type=Patient,Observation", "Observation/by1 Observation/o1 Patient/p1")]           // p2 is inactive; by1 concerns p1 too
    [InlineData("Group/nested/$export?_type=Patient,Observation", "Observation/by1 Observation/o1 Observation/o3 Patient/p1 Patient/p3")]
    [InlineData("Group/empty/$export", "")]
    [InlineData("$export?_type=Observation&_typeFilter=Observation?status=amended", "Observation/o3")]
    [InlineData("$export?_type=Observation,Patient&_typeFilter=Observation%3Fstatus%3Damended,Patient%3Fgender%3Dfemale", "Observation/o3 Patient/p1")]
    [InlineData("$export?_type=Observation,Practitioner&_typeFilter=Observation%3Fstatus%3Damended&_typeFilter=Observation%3Fsubject%3DPatient%2Fp1", "Observation/o1 Observation/o3 Practitioner/dr")]
    [InlineData("$export?_type=Observation&_typeFilter=Observation%3Fstatus%3Damended,registered", "Observation/o3")]
    [InlineData("$export?_type=Observation&_typeFilter=Observation%3Fsubject:Patient.family%3DEn", "Observation/o1")]
    [InlineData("Group/g/$export?_type=Observation&_typeFilter=Observation%3Fstatus%3Dfinal", "Observation/by1 Observation/o1")]
    [InlineData("Group/g/$export?_type=Observation&_typeFilter=Observation%3Fvalue-quantity:missing%3Dfalse", "")]
    [InlineData("$export?_type=Practitioner&_unknown=x", "Practitioner/dr")]
    public async Task Parameters_choose(string url, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await server.NamesAsync(url));

    [Fact]
    public async Task Parameters_may_be_posted()
    {
        const string parameters = """
            {"resourceType":"Parameters","parameter":[{"name":"_type","valueString":"Patient,Observation"},{"name":"_typeFilter","valueString":"Observation?status=final"},
            {"name":"patient","valueReference":{"reference":"Patient/p1"}},{"name":"patient","valueReference":{"reference":"Patient/p2"}}]}
            """;
        Assert.Equal(["Observation/by1", "Observation/o1", "Observation/o2", "Patient/p1", "Patient/p2"], await server.NamesAsync("Patient/$export", parameters));
        Assert.Equal(["Observation/by1", "Observation/o1", "Patient/p1"], await server.NamesAsync("Group/g/$export", parameters));
    }

    /// <summary>https://hl7.org/fhir/R4/references.html#literal</summary>
    [Theory]
    [InlineData("Patient/p1", "Patient/p1")]
    [InlineData("{0}/Patient/p1", "Patient/p1")]
    [InlineData("Patient/p1/_history/1", "Patient/p1")]
    [InlineData("{0}/Patient/p1/_history/1", "Patient/p1")]
    [InlineData("https://another.example/fhir/Patient/p1", "")]
    public async Task A_reference_may_be_absolute_and_lead_to_a_version(string reference, string expected)
    {
        var (text, names) = (reference.Replace("{0}", server.Base, StringComparison.Ordinal), expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var group = await server.CreateAsync("Group", $$"""
            "type":"person","actual":true,"member":[{"entity":{"reference":"{{text}}"} }]
            """);
        try
        {
            Assert.Equal(names, await server.NamesAsync($"Group/{group}/$export?_type=Patient"));
        }
        finally
        {
            await server.DeleteAsync($"Group/{group}");
        }
        var posted = $$"""{"resourceType":"Parameters","parameter":[{"name":"_type","valueString":"Patient"},{"name":"patient","valueReference":{"reference":"{{text}}"} }]}""";
        if (names.Length > 0) Assert.Equal(names, await server.NamesAsync("Patient/$export", posted));
        else Assert.Equal(["bulk-patient-post"], (await server.PostAsync("Patient/$export", posted, ("Prefer", "respond-async"))).Rules);
    }

    [Fact]
    public async Task Patients_that_are_asked_for_in_vain_are_told_of()
    {
        const string parameters = """{"resourceType":"Parameters","parameter":[{"name":"patient","valueReference":{"reference":"Patient/p2"}},{"name":"patient","valueReference":{"reference":"Patient/ingen"}}]}""";
        var manifest = await server.ExportAsync("Group/g/$export", parameters);

        Assert.Empty(manifest["output"]!.AsArray());
        var outcomes = await server.LinesAsync(manifest, "error");
        Assert.Equal(2, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.Equal("bulk-patient-unknown", outcome["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Elements_are_what_is_asked_for_and_what_must_be_there()
    {
        var lines = await server.LinesAsync(await server.ExportAsync("$export?_type=Patient,Observation&_elements=Patient.gender,value"));
        var (patient, observation) = (lines.First(line => line["id"]!.GetValue<string>() == "p1"), lines.First(line => line["id"]!.GetValue<string>() == "o1"));

        Assert.Equal(["resourceType", "id", "meta", "gender"], patient.AsObject().Select(property => property.Key));
        Assert.Equal(["resourceType", "id", "meta", "status", "code", "valueInteger"], observation.AsObject().Select(property => property.Key));
        Assert.Equal("SUBSETTED", patient["meta"]!["tag"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("$export", "", 400, "bulk-async-only")]
    [InlineData("$export?_outputFormat=csv", "respond-async", 400, "bulk-output-format")]
    [InlineData("$export?_type=Pasient", "respond-async", 400, "bulk-type-unknown")]
    [InlineData("Patient/$export?_type=Practitioner", "respond-async", 400, "bulk-type-outside")]
    [InlineData("Group/g/$export?_type=Practitioner,Patient", "respond-async", 400, "bulk-type-outside")]
    [InlineData("$export?_since=2024-01-01", "respond-async", 400, "operation-parameter-invalid")]
    [InlineData("$export?_since=i%20fjor", "respond-async", 400, "operation-parameter-invalid")]
    [InlineData("$export?_type=Patient&_typeFilter=Observation?status=final", "respond-async", 400, "bulk-type-filter")]
    [InlineData("$export?_type=Patient&_typeFilter=Patient", "respond-async", 400, "bulk-type-filter")]
    [InlineData("$export?_typeFilter=Patient?gendr=male", "respond-async", 400, "search-unknown-parameter")]
    [InlineData("$export?_typeFilter=Patient?birthdate=x", "respond-async", 400, "search-date-format")]
    [InlineData("$export?_typeFilter=Patient?_sort=birthdate", "respond-async", 400, "bulk-type-filter-answer")]
    [InlineData("$export?_typeFilter=Patient?_include=Patient:organization", "respond-async", 400, "bulk-type-filter-answer")]
    [InlineData("$export?_typeFilter=Patient?_elements=gender", "respond-async", 400, "bulk-type-filter-answer")]
    [InlineData("$export?_typeFilter=Patient?_count=1", "respond-async", 400, "bulk-type-filter-answer")]
    [InlineData("$export?_typeFilter=Patient?gender=male%26_summary=true", "respond-async", 400, "bulk-type-filter-answer")]
    [InlineData("$export?_typeFilter=Patient?_total=accurate", "respond-async", 400, "bulk-type-filter-answer")]
    [InlineData("$export?_elements=valueInteger", "respond-async", 400, "bulk-element-unknown")]
    [InlineData("$export?_elements=Patient.navn", "respond-async", 400, "bulk-element-unknown")]
    [InlineData("$export?includeAssociatedData=LatestProvenanceResources", "respond-async", 400, "bulk-associated-data")]
    [InlineData("Patient/$export?patient=Patient/p1", "respond-async", 400, "bulk-patient-post")]
    [InlineData("$export?_unknown=x", "respond-async, handling=strict", 400, "operation-parameter-unknown")]
    [InlineData("Group/ingen/$export", "respond-async", 404, "resource-not-found")]
    [InlineData("Observation/$export", "respond-async", 404, "http-operation-unknown")]
    public async Task What_is_wrong_with_a_request_is_said_at_once(string url, string prefer, int status, string rule)
    {
        var answer = prefer.Length == 0 ? await server.GetAsync(url) : await server.GetAsync(url, ("Prefer", prefer));

        Assert.Equal((status, ""), (answer.Status, answer.Header("Content-Location")));
        Assert.Contains(rule, answer.Rules);
    }

    [Theory]
    [InlineData("Patient/$export?_type=Practitioner,Patient", "Patient/p1 Patient/p2 Patient/p3")]
    [InlineData("$export?_type=Practitioner&includeAssociatedData=LatestProvenanceResources", "Practitioner/dr")]
    public async Task Lenient_handling_leaves_out_what_is_not_supported(string url, string expected) =>
        Assert.Equal(expected.Split(' '), await server.NamesAsync(url, null, ("Prefer", "handling=lenient")));

    [Theory]
    [InlineData("$export", """{"name":"patient","valueReference":{"reference":"Patient/p1"}}""", "bulk-patient-post")]
    [InlineData("Patient/$export", """{"name":"patient","valueReference":{"reference":"Practitioner/dr"}}""", "bulk-patient-post")]
    [InlineData("Patient/$export", """{"name":"patient","valueString":"Patient/p1"}""", "operation-parameter-type")]
    [InlineData("Patient/$export", """{"name":"_since","valueInstant":"2024-01-01T00:00:00Z"},{"name":"_since","valueInstant":"2024-01-01T00:00:00Z"}""", "operation-parameter-repeated")]
    public async Task What_is_wrong_with_posted_parameters_is_said_at_once(string url, string parameter, string rule)
    {
        var answer = await server.PostAsync(url, $$"""{"resourceType":"Parameters","parameter":[{{parameter}}]}""", ("Prefer", "respond-async"));

        Assert.Equal(400, answer.Status);
        Assert.Contains(rule, answer.Rules);
    }

    [Fact]
    public async Task The_capability_statement_tells_of_it()
    {
        var statement = (await server.GetAsync("metadata")).Json;
        var rest = statement["rest"]![0]!;

        Assert.Contains("http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data", statement["instantiates"]!.AsArray().Select(url => url!.GetValue<string>()));
        Assert.Contains(rest["operation"]!.AsArray(), operation => operation!["name"]!.GetValue<string>() == "export");
        foreach (var (type, definition) in new[] { ("Patient", "patient-export"), ("Group", "group-export") })
            Assert.Contains(rest["resource"]!.AsArray().Single(resource => resource!["type"]!.GetValue<string>() == type)!["operation"]!.AsArray(),
                operation => operation!["definition"]!.GetValue<string>() == $"http://hl7.org/fhir/uv/bulkdata/OperationDefinition/{definition}");
    }
}
