using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Everything;

/// <summary>https://hl7.org/fhir/R4/patient-operation-everything.html</summary>
public sealed class EverythingTests(EverythingServer server) : IClassFixture<EverythingServer>
{
    private const string Own = "Encounter/e1 MedicationStatement/ms Observation/by1 Observation/late Observation/o1 Observation/undated Patient/p1";
    private const string Referenced = "Medication/m Organization/hosp Organization/ward Practitioner/dr PractitionerRole/role";

    [Fact]
    public async Task A_patients_record_is_the_compartment_and_what_it_refers_to()
    {
        var answer = await server.GetAsync("Patient/p1/$everything");

        Assert.Equal((200, "searchset"), (answer.Status, answer.Json["type"]!.GetValue<string>()));
        Assert.Equal("Patient/p1", Name(answer.Entries[0]));
        Assert.Equal(Own.Split(' '), Names(answer, "match"));
        Assert.Equal(Referenced.Split(' '), Names(answer, "include"));
        Assert.All(answer.Entries, entry => Assert.Equal($"{server.Base}/{Name(entry)}", entry["fullUrl"]!.GetValue<string>()));
        Assert.Equal((null, $"{server.Base}/Patient/p1/$everything"), (answer.Link("next"), answer.Link("self")));
    }

    [Fact]
    public async Task Another_patient_never_comes_along()
    {
        var names = Names(await server.GetAsync("Patient/p1/$everything"), null);

        Assert.DoesNotContain(names, name => name.StartsWith("Patient/", StringComparison.Ordinal) && name != "Patient/p1");
        Assert.DoesNotContain("Observation/o2", names);
        Assert.DoesNotContain("Observation/gone", names);
        Assert.DoesNotContain("Organization/unrelated", names);
    }

    [Theory]
    [InlineData("_type=Observation", "Observation/by1 Observation/late Observation/o1 Observation/undated")]
    [InlineData("_type=Patient,Practitioner", "Patient/p1 Practitioner/dr")]
    [InlineData("_type=Patient&_type=Medication", "Medication/m Patient/p1")]
    [InlineData("_type=Observation&start=2024-03", "Observation/by1 Observation/late Observation/undated")]                      // undated is about no time
    [InlineData("_type=Observation&end=2024-01-31", "Observation/by1 Observation/o1 Observation/undated")]
    [InlineData("_type=Observation&start=2024-01-10&end=2024-01-10", "Observation/by1 Observation/o1 Observation/undated")]
    [InlineData("_type=Observation&start=2024-01-11&end=2024-02-28", "Observation/by1 Observation/undated")]
    [InlineData("_type=Encounter,Patient&start=2025", "Patient/p1")]                                           // the encounter ended before
    [InlineData("_type=Encounter&start=2024-01-05&end=2024-01-05", "Encounter/e1")]
    [InlineData("_since=2099-01-01T00:00:00Z", "")]
    [InlineData("_type=Observation&_since=2020-01-01T00:00:00Z", "Observation/by1 Observation/late Observation/o1 Observation/undated")]
    public async Task Parameters_choose(string parameters, string expected)
    {
        var all = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(all, Names(await server.GetAsync($"Patient/p1/$everything?{parameters}"), null));
    }

    [Fact]
    public async Task Since_gives_what_was_written_later()
    {
        await server.PutAsync("Observation/s1", Observation("s1", "p3"));
        await Task.Delay(5, TestContext.Current.CancellationToken);
        var since = (await server.PutAsync("Observation/s2", Observation("s2", "p3"))).Json["meta"]!["lastUpdated"]!.GetValue<string>();
        await Task.Delay(5, TestContext.Current.CancellationToken);
        await server.PutAsync("Observation/s3", Observation("s3", "p3"));

        Assert.Equal(["Observation/s3"], Names(await server.GetAsync($"Patient/p3/$everything?_since={since}"), null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Pages_give_the_whole_record_once_and_in_one_order(int count)
    {
        var whole = (await server.GetAsync("Patient/p1/$everything")).Entries.Select(Name).ToList();
        var (pages, url) = (new List<string>(), (string?)$"Patient/p1/$everything?_count={count}");
        while (url is not null)
        {
            var page = await server.GetAsync(url);
            Assert.InRange(page.Entries.Count, 1, count);
            pages.AddRange(page.Entries.Select(Name));
            url = page.Link("next");
        }
        Assert.Equal(whole, pages);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_query()
    {
        var next = (await server.GetAsync("Patient/p1/$everything?_count=2")).Link("next")!;
        var stolen = await server.GetAsync(next.Replace("Patient/p1", "Patient/p2", StringComparison.Ordinal));

        Assert.Equal(400, stolen.Status);
        Assert.Equal(["store-cursor-invalid"], stolen.Rules);
        Assert.Equal(400, (await server.GetAsync("Patient/p1/$everything?_cursor=AAAA")).Status);
    }

    [Fact]
    public async Task Parameters_may_be_posted()
    {
        var answer = await server.PostAsync("Patient/p1/$everything", """{"resourceType":"Parameters","parameter":[{"name":"_type","valueCode":"Observation"},{"name":"start","valueDate":"2024-03-01"},{"name":"_count","valueInteger":1}]}""");
        Assert.Single(answer.Entries);
    }

    [Fact]
    public async Task It_comes_in_every_format_and_in_a_batch()
    {
        var xml = await server.GetAsync("Patient/p1/$everything?_format=xml");
        var batch = await server.PostAsync("", """{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Patient/p1/$everything?_type=Patient"}}]}""");
        var head = await server.SendAsync("HEAD", "Patient/p1/$everything");

        Assert.Equal((200, "application/fhir+xml; charset=utf-8"), (xml.Status, xml.Header("Content-Type")));
        Assert.Contains("<Practitioner>", xml.Text, StringComparison.Ordinal);
        Assert.Equal("Patient/p1", Name(batch.Entries[0]["resource"]!["entry"]![0]!));
        Assert.Equal((200, ""), (head.Status, head.Text));
    }

    [Fact]
    public async Task An_encounter_has_a_record_of_its_own()
    {
        var answer = await server.GetAsync("Encounter/e1/$everything");

        Assert.Equal("Encounter/e1", Name(answer.Entries[0]));
        Assert.Equal(["Encounter/e1", "Observation/o1"], Names(answer, "match"));
        Assert.Equal(["Organization/hosp", "Organization/ward", "Patient/p1", "Practitioner/dr"], Names(answer, "include"));
    }

    [Theory]
    [InlineData("Patient/ingen/$everything", 404, "resource-not-found")]
    [InlineData("Encounter/ingen/$everything", 404, "resource-not-found")]
    [InlineData("Patient/left/$everything", 410, "resource-deleted")]
    [InlineData("Patient/$everything", 403, "everything-of-everybody")]
    [InlineData("Patient/p1/$everything?_type=Pasient", 400, "bulk-type-unknown")]
    [InlineData("Patient/p1/$everything?start=i%20fjor", 400, "operation-parameter-invalid")]
    [InlineData("Patient/p1/$everything?_since=2024", 400, "operation-parameter-invalid")]
    [InlineData("Patient/p1/$everything?_count=mange", 400, "operation-parameter-invalid")]
    [InlineData("Observation/o1/$everything", 404, "http-operation-unknown")]
    public async Task What_cannot_be_given_is_refused(string url, int status, string rule)
    {
        var answer = await server.GetAsync(url);

        Assert.Equal(status, answer.Status);
        Assert.Contains(rule, answer.Rules);
    }

    internal static string Observation(string id, string patient, string more = "") =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"text":"Puls"},"subject":{"reference":"Patient/{{patient}}"}{{more}} }""";

    private static string Name(JsonNode entry) => $"{entry["resource"]!["resourceType"]}/{entry["resource"]!["id"]}";

    private static IEnumerable<string> Names(Answer answer, string? mode) =>
        answer.Entries.Where(entry => mode is null || entry["search"]!["mode"]!.GetValue<string>() == mode).Select(Name).Order(StringComparer.Ordinal);
}
