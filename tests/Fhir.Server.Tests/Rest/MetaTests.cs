using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/resource-operations.html</summary>
public sealed class MetaTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Profile = "http://hl7.org/fhir/StructureDefinition/Patient";

    private static string Meta(string content) => $$"""{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{{content}}}]}""";

    private static string Tag(string code, string rest = "") => Meta($$"""{"tag":[{"system":"urn:merke","code":"{{code}}"{{rest}}}]}""");

    private static JsonNode Returned(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json["parameter"]![0]!["valueMeta"]!;
    }

    private static string[] Codes(JsonNode meta, string list) => [.. (meta[list] as JsonArray ?? []).Select(label => label is JsonObject ? label["code"]!.GetValue<string>() : label!.GetValue<string>())];

    private Task<string> PatientAsync(string labels = "") => server.CreateAsync("Patient", $$"""{{(labels.Length > 0 ? $"\"meta\":{labels}," : "")}}"gender":"female" """);

    [Fact]
    public async Task Labels_are_added_to_the_version_there_is_and_found_by_it()
    {
        var id = await PatientAsync("""{"tag":[{"system":"urn:merke","code":"a"}]}""");
        var before = await server.GetAsync($"Patient/{id}");
        var added = Returned(await server.PostAsync($"Patient/{id}/$meta-add", Meta($$"""{"profile":["{{Profile}}"],"security":[{"system":"urn:vern","code":"{{id}}"}],"tag":[{"system":"urn:merke","code":"b"}]}""")));
        var after = await server.GetAsync($"Patient/{id}");

        Assert.Equal(["a", "b"], Codes(added, "tag"));
        Assert.Equal([Profile], Codes(added, "profile"));
        Assert.Equal((before.Header("ETag"), before.Header("Last-Modified")), (after.Header("ETag"), after.Header("Last-Modified")));
        Assert.True(JsonNode.DeepEquals(added, after.Json["meta"]), after.Text);
        Assert.Equal("female", after.Json["gender"]!.GetValue<string>());
        Assert.Single((await server.GetAsync($"Patient/{id}/_history")).Entries);
        Assert.Equal([$"Patient/{id}"], (await server.GetAsync($"Patient?_security=urn:vern|{id}&_tag=urn:merke|b&_profile={Profile}")).Matches);
    }

    [Fact]
    public async Task A_label_is_the_same_by_system_and_code_and_stands_once()
    {
        var id = await PatientAsync("""{"tag":[{"system":"urn:merke","code":"a","display":"Første"}]}""");
        var added = Returned(await server.PostAsync($"Patient/{id}/$meta-add", Tag("a", ",\"version\":\"2\",\"display\":\"Annen\"")));

        Assert.Equal("Første", Assert.Single(added["tag"]!.AsArray())!["display"]!.GetValue<string>());
    }

    [Fact]
    public async Task Labels_are_deleted_whether_they_were_there_or_not()
    {
        var id = await PatientAsync($$"""{"profile":["{{Profile}}"],"tag":[{"system":"urn:merke","code":"a"},{"system":"urn:merke","code":"b"},{"code":"a"}]}""");
        var one = Returned(await server.PostAsync($"Patient/{id}/$meta-delete", Tag("a")));
        var none = Returned(await server.PostAsync($"Patient/{id}/$meta-delete", Tag("ukjent")));
        var all = Returned(await server.PostAsync($"Patient/{id}/$meta-delete", Meta($$"""{"profile":["{{Profile}}"],"tag":[{"code":"a"},{"system":"urn:merke","code":"b"}]}""")));

        Assert.Equal(["b", "a"], Codes(one, "tag"));
        Assert.True(JsonNode.DeepEquals(one, none));
        Assert.Null(all["tag"]);
        Assert.Null(all["profile"]);
        Assert.Equal("1", all["versionId"]!.GetValue<string>());
        Assert.Empty((await server.GetAsync($"Patient?_id={id}&_tag=b")).Matches);
    }

    [Fact]
    public async Task What_goes_with_a_profile_keeps_its_place_beside_it()
    {
        var id = await PatientAsync("""{"profile":["http://fhirref.example/a","http://fhirref.example/b"],"_profile":[null,{"id":"ved-b"}]}""");
        var without = Returned(await server.PostAsync($"Patient/{id}/$meta-delete", Meta("""{"profile":["http://fhirref.example/a"]}""")));
        var with = Returned(await server.PostAsync($"Patient/{id}/$meta-add", Meta("""{"profile":["http://fhirref.example/c"]}""")));

        Assert.Equal("ved-b", without["_profile"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(["http://fhirref.example/b", "http://fhirref.example/c"], Codes(with, "profile"));
        Assert.Equal("ved-b", with["_profile"]![0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Sixteen_labels_at_once_are_all_kept()
    {
        var id = await PatientAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => server.PostAsync($"Patient/{id}/$meta-add", Tag($"nr-{at}"))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(16, Codes(Returned(await server.GetAsync($"Patient/{id}/$meta")), "tag").Distinct().Count());
        Assert.Equal("W/\"1\"", (await server.GetAsync($"Patient/{id}")).Header("ETag"));
    }

    [Fact]
    public async Task An_update_makes_a_version_of_its_own_and_the_labelled_one_is_history()
    {
        var id = await PatientAsync();
        await server.PostAsync($"Patient/{id}/$meta-add", Tag("før"));
        await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}","gender":"male"}""");

        Assert.Equal(["før"], Codes(Returned(await server.GetAsync($"Patient/{id}/_history/1/$meta")), "tag"));
        Assert.Empty(Codes(Returned(await server.GetAsync($"Patient/{id}/$meta")), "tag"));
        Assert.Equal("female", (await server.GetAsync($"Patient/{id}/_history/1")).Json["gender"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_in_use_is_told_of_a_type_and_of_all()
    {
        await PatientAsync($$"""{"profile":["{{Profile}}"],"security":[{"system":"urn:vern","code":"R"}],"tag":[{"system":"urn:bruk","code":"Felles"},{"code":"uten"}]}""");
        await PatientAsync("""{"tag":[{"system":"urn:bruk","code":"Felles","display":"igjen"}]}""");
        await server.CreateAsync("Organization", "\"name\":\"A\",\"meta\":{\"tag\":[{\"system\":\"urn:bruk\",\"code\":\"annen\"}]}");
        var (ofType, ofSystem) = (Returned(await server.GetAsync("Patient/$meta")), Returned(await server.PostAsync("$meta", """{"resourceType":"Parameters"}""")));

        Assert.Single(ofType["tag"]!.AsArray(), tag => (string?)tag!["system"] == "urn:bruk" && (string?)tag["code"] == "Felles");
        Assert.Contains(ofType["tag"]!.AsArray(), tag => tag!["system"] is null && (string?)tag["code"] == "uten");
        Assert.Contains("R", Codes(ofType, "security"));
        Assert.Contains(Profile, Codes(ofType, "profile"));
        Assert.DoesNotContain("annen", Codes(ofType, "tag"));
        Assert.Superset(Codes(ofType, "tag").Append("annen").ToHashSet(), Codes(ofSystem, "tag").ToHashSet());
        Assert.Null((await server.GetAsync("Substance/$meta")).Json["parameter"]);
    }

    [Fact]
    public async Task A_deleted_resource_has_no_labels_to_tell_or_change()
    {
        var id = await PatientAsync();
        await server.DeleteAsync($"Patient/{id}");

        Assert.Equal(410, (await server.GetAsync($"Patient/{id}/$meta")).Status);
        Assert.Equal(410, (await server.PostAsync($"Patient/{id}/$meta-add", Tag("a"))).Status);
        Assert.Equal("1", Returned(await server.GetAsync($"Patient/{id}/_history/1/$meta"))["versionId"]!.GetValue<string>());
        Assert.Equal(410, (await server.GetAsync($"Patient/{id}/_history/2/$meta")).Status);
        Assert.Equal(404, (await server.GetAsync($"Patient/{id}/_history/x/$meta")).Status);
        Assert.Equal(404, (await server.GetAsync("Patient/finnes-ikke/$meta")).Status);
        Assert.Equal(404, (await server.PostAsync("Patient/finnes-ikke/$meta-delete", Tag("a"))).Status);
    }

    [Theory]
    [InlineData("""{"resourceType":"Parameters"}""", 400, "operation-parameter-missing")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"meta","valueString":"a"}]}""", 400, "operation-parameter-type")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"a","kode":"b"}]}}]}""", 400, "structure-unknown-element")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"profile":["http://hl7.org/fhir/StructureDefinition/vitalsigns"]}}]}""", 422, "profile-type")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"a"}]}},{"name":"meta","valueMeta":{"tag":[{"code":"b"}]}}]}""", 400, "operation-parameter-repeated")]
    [InlineData("{", 400, "json-malformed")]
    public async Task What_is_no_label_or_would_not_hold_is_refused_and_changes_nothing(string body, int status, string rule)
    {
        var id = await PatientAsync();
        var refused = await server.PostAsync($"Patient/{id}/$meta-add", body);

        Assert.True(status == refused.Status, refused.Text);
        Assert.Contains(rule, refused.Rules);
        Assert.Null((await server.GetAsync($"Patient/{id}")).Json["meta"]!["profile"]);
    }

    [Fact]
    public async Task If_match_holds_a_label_to_a_version()
    {
        var id = await PatientAsync();

        Assert.Equal(412, (await server.PostAsync($"Patient/{id}/$meta-add", Tag("a"), ("If-Match", "W/\"2\""))).Status);
        Assert.Equal(["a"], Codes(Returned(await server.PostAsync($"Patient/{id}/$meta-add", Tag("a"), ("If-Match", "W/\"1\""))), "tag"));
    }

    [Fact]
    public async Task A_version_that_is_history_keeps_the_labels_it_has()
    {
        var id = await PatientAsync();

        Assert.Equal(404, (await server.PostAsync($"Patient/{id}/_history/1/$meta-add", Tag("a"))).Status);
        Assert.Equal(405, (await server.GetAsync($"Patient/{id}/$meta-add")).Status);
    }
}
