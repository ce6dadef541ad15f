using System.Text;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/http.html#patch and https://hl7.org/fhir/R4/fhirpatch.html</summary>
public sealed class PatchTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string JsonPatch = "application/json-patch+json";

    private Task<string> PatientAsync() => server.CreateAsync("Patient",
        """ "gender":"male","birthDate":"1970-01-01","_birthDate":{"extension":[{"url":"http://example.org/x","valueString":"a"}]},"name":[{"family":"Fjell","given":["Ola","Per"]},{"family":"Vik"}],"contact":[{"name":{"text":"K"}}] """);

    private Task<Answer> PatchAsync(string url, string patch, params (string, string)[] headers) => server.SendAsync("PATCH", url, patch, JsonPatch, headers);

    private Task<Answer> FhirPathAsync(string url, params string[] operations) =>
        server.SendAsync("PATCH", url, $$"""{"resourceType":"Parameters","parameter":[{{string.Join(',', operations)}}]}""");

    private static string Operation(string type, string path, string more = "") =>
        $$"""{"name":"operation","part":[{"name":"type","valueCode":"{{type}}"},{"name":"path","valueString":"{{path}}"}{{(more.Length == 0 ? "" : ",")}}{{more}}]}""";

    [Fact]
    public async Task A_json_patch_makes_a_new_version()
    {
        var id = await PatientAsync();
        var answer = await PatchAsync($"Patient/{id}", """[{"op":"replace","path":"/gender","value":"female"},{"op":"add","path":"/name/0/given/-","value":"Kari"}]""");

        Assert.Equal((200, "W/\"2\"", $"{server.Base}/Patient/{id}/_history/2"), (answer.Status, answer.Header("ETag"), answer.Header("Location")));
        var read = (await server.GetAsync($"Patient/{id}")).Json;
        Assert.Equal(("female", "Kari"), (read["gender"]!.GetValue<string>(), read["name"]![0]!["given"]![2]!.GetValue<string>()));
        Assert.Single((await server.GetAsync($"Patient?_id={id}&gender=female")).Matches);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/gender","value":"female"}]""", 422, "json-patch-test-failed")]
    [InlineData("""[{"op":"remove","path":"/photo"}]""", 422, "json-patch-target-missing")]
    [InlineData("""[{"op":"add","path":"/gender","value":"mann"}]""", 422, "binding-required")]
    [InlineData("""[{"op":"add","path":"/ukjent","value":1}]""", 422, "structure-unknown-element")]
    [InlineData("""[{"op":"replace","path":"/id","value":"annen"}]""", 400, "resource-id-mismatch")]
    [InlineData("""[{"op":"replace","path":"/resourceType","value":"Group"}]""", 422, "structure-unknown-element")]
    [InlineData("""[{"op":"remove","path":"/resourceType"}]""", 422, "resource-type-missing")]
    [InlineData("""{"op":"remove"}""", 400, "json-patch-not-a-list")]
    [InlineData("", 400, "http-body-missing")]
    public async Task A_patch_that_does_not_lead_to_a_valid_resource_changes_nothing(string patch, int status, string rule)
    {
        var id = await PatientAsync();
        var answer = await PatchAsync($"Patient/{id}", patch);

        Assert.Equal(status, answer.Status);
        Assert.Contains(rule, answer.Rules);
        Assert.Equal("W/\"1\"", (await server.GetAsync($"Patient/{id}")).Header("ETag"));
    }

    [Theory]
    [InlineData("application/xslt+xml", "<a/>", "http-media-type")]
    [InlineData("application/merge-patch+json", "{}", "http-media-type")]
    [InlineData("application/x-www-form-urlencoded", "a=b", "http-media-type")]
    public async Task A_patch_of_another_kind_is_415_and_told_which_kinds_there_are(string contentType, string body, string rule)
    {
        var answer = await server.SendAsync("PATCH", $"Patient/{await PatientAsync()}", body, contentType);

        Assert.Equal((415, rule), (answer.Status, answer.Rules[0]));
        Assert.Equal("application/json-patch+json, application/xml-patch+xml, application/fhir+json, application/fhir+xml", answer.Header("Accept-Patch"));
    }

    [Fact]
    public async Task An_xml_patch_makes_a_new_version()
    {
        const string patch = """<diff xmlns="http://hl7.org/fhir"><replace sel="Patient/gender/@value">other</replace></diff>""";
        var id = await PatientAsync();
        var alone = await server.SendAsync("PATCH", $"Patient/{id}", patch, "application/xml-patch+xml", ("If-Match", "W/\"1\""));
        var entry = $$"""{"resource":{"resourceType":"Binary","contentType":"application/xml-patch+xml","data":"{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(patch.Replace("other", "unknown", StringComparison.Ordinal)))}}"},"request":{"method":"PATCH","url":"Patient/{{id}}"} }""";
        foreach (var type in (string[])["batch", "transaction"])
            Assert.Equal("200 OK", (await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{entry}}]}""")).Entries.Single()["response"]!["status"]!.GetValue<string>());

        Assert.Equal((200, "other", "W/\"2\""), (alone.Status, alone.Json["gender"]!.GetValue<string>(), alone.Header("ETag")));
        Assert.Equal("unknown", (await server.GetAsync($"Patient/{id}")).Json["gender"]!.GetValue<string>());
        Assert.Equal("PATCH", (await server.GetAsync($"Patient/{id}/_history")).Entries[0]["request"]!["method"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""<replace sel="Patient/gender/@value">ukjent</replace>""", 422, "binding-required")]
    [InlineData("""<add sel="Patient"><kjønn value="a"/></add>""", 422, "structure-unknown-element")]
    [InlineData("""<add sel="Patient"><active value="true"/></add>""", 422, "xml-order")]
    [InlineData("""<replace sel="Patient/id/@value">annen</replace>""", 400, "resource-id-mismatch")]
    [InlineData("""<replace sel="Patient"><Basic><id value="a"/></Basic></replace>""", 400, "resource-type-mismatch")]
    [InlineData("""<remove sel="Patient/deceasedBoolean"/>""", 422, "xml-patch-path-count")]
    [InlineData("""<remove sel="Patient/("/>""", 400, "xml-patch-selector")]
    public async Task An_xml_patch_that_does_not_lead_to_a_valid_resource_changes_nothing(string operation, int status, string rule)
    {
        var id = await PatientAsync();
        var answer = await server.SendAsync("PATCH", $"Patient/{id}", $"""<diff xmlns="http://hl7.org/fhir">{operation}</diff>""", "application/xml-patch+xml");

        Assert.True(status == answer.Status, answer.Text);
        Assert.Contains(rule, answer.Rules);
        Assert.Equal("W/\"1\"", (await server.GetAsync($"Patient/{id}")).Header("ETag"));
    }

    [Fact]
    public async Task Json_patch_is_for_patch_alone() =>
        Assert.Equal(415, (await server.SendAsync("POST", "Patient", "[]", JsonPatch)).Status);

    [Theory]
    [InlineData("W/\"1\"", 200)]
    [InlineData("W/\"7\"", 412)]
    [InlineData("x", 400)]
    public async Task If_match_holds_a_patch_to_a_version(string ifMatch, int status) =>
        Assert.Equal(status, (await PatchAsync($"Patient/{await PatientAsync()}", """[{"op":"remove","path":"/gender"}]""", ("If-Match", ifMatch))).Status);

    [Fact]
    public async Task There_is_nothing_to_patch_where_nothing_is()
    {
        var id = await PatientAsync();
        await server.DeleteAsync($"Patient/{id}");

        Assert.Equal(404, (await PatchAsync("Patient/aldri-vaert", "[]")).Status);
        Assert.Equal(410, (await PatchAsync($"Patient/{id}", "[]")).Status);
    }

    [Fact]
    public async Task Sixteen_patches_at_once_are_all_kept()
    {
        var id = await PatientAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => PatchAsync($"Patient/{id}", $$"""[{"op":"add","path":"/name/0/given/-","value":"N{{at}}"}]""")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        var given = (await server.GetAsync($"Patient/{id}")).Json["name"]![0]!["given"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        Assert.Equal(Enumerable.Range(0, 16).Select(at => $"N{at}").Order(), given.Where(name => name[0] == 'N').Order());
    }

    [Theory]
    [InlineData("add", "Patient", """{"name":"name","valueString":"deceased"},{"name":"value","valueBoolean":true}""", "/deceasedBoolean", "true")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"name"},{"name":"value","valueHumanName":{"family":"Ny"}}""", "/name/2/family", "\"Ny\"")]
    [InlineData("add", "Patient.name[1]", """{"name":"name","valueString":"given"},{"name":"value","valueString":"Ida"}""", "/name/1/given", "[\"Ida\"]")]
    [InlineData("add", "Patient.birthDate", """{"name":"name","valueString":"extension"},{"name":"value","part":[{"name":"url","valueUri":"http://example.org/y"},{"name":"value","valueString":"b"}]}""", "/_birthDate/extension/1/url", "\"http://example.org/y\"")]
    [InlineData("add", "Patient.gender", """{"name":"name","valueString":"extension"},{"name":"value","part":[{"name":"url","valueUri":"http://example.org/y"},{"name":"value","valueString":"b"}]}""", "/_gender/extension/0/valueString", "\"b\"")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"contact"},{"name":"value","part":[{"name":"gender","valueCode":"male"},{"name":"telecom","valueContactPoint":{"system":"phone","value":"1"}},{"name":"telecom","valueContactPoint":{"system":"email","value":"a@example.org"}}]}""", "/contact/1/telecom/1/value", "\"a@example.org\"")]
    [InlineData("insert", "Patient.name", """{"name":"value","valueHumanName":{"family":"Foran"}},{"name":"index","valueInteger":0}""", "/name/0/family", "\"Foran\"")]
    [InlineData("insert", "Patient.name[0].given", """{"name":"value","valueString":"X"},{"name":"index","valueInteger":2}""", "/name/0/given", "[\"Ola\",\"Per\",\"X\"]")]
    [InlineData("insert", "Patient.telecom", """{"name":"value","valueContactPoint":{"system":"phone","value":"9"}},{"name":"index","valueInteger":0}""", "/telecom/0/value", "\"9\"")]
    [InlineData("delete", "Patient.name.where(family = 'Fjell')", "", "/name/0/family", "\"Vik\"")]
    [InlineData("delete", "Patient.name[0].given[0]", "", "/name/0/given", "[\"Per\"]")]
    [InlineData("delete", "Patient.photo", "", "/gender", "\"male\"")]
    [InlineData("replace", "Patient.birthDate", """{"name":"value","valueDate":"1971-02-02"}""", "/birthDate", "\"1971-02-02\"")]
    [InlineData("replace", "Patient.name.given.where($this = 'Per')", """{"name":"value","valueString":"Pål"}""", "/name/0/given", "[\"Ola\",\"Pål\"]")]
    [InlineData("replace", "Patient.contact[0].name", """{"name":"value","valueHumanName":{"text":"L"}}""", "/contact/0/name/text", "\"L\"")]
    [InlineData("move", "Patient.name", """{"name":"source","valueInteger":0},{"name":"destination","valueInteger":1}""", "/name/1/family", "\"Fjell\"")]
    [InlineData("move", "Patient.name[0].given", """{"name":"source","valueInteger":1},{"name":"destination","valueInteger":0}""", "/name/0/given", "[\"Per\",\"Ola\"]")]
    public async Task A_fhirpath_patch_changes_what_its_path_selects(string type, string path, string parts, string pointer, string expected)
    {
        var id = await PatientAsync();
        var answer = await FhirPathAsync($"Patient/{id}", Operation(type, path, parts));

        Assert.True(answer.Status == 200, answer.Text);
        var node = pointer[1..].Split('/').Aggregate(answer.Json, (at, token) => int.TryParse(token, out var index) ? at[index]! : at[token]!);
        Assert.Equal(expected, node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_choice_element_can_be_replaced_by_another_of_its_types()
    {
        var id = await server.CreateAsync("Observation", """ "status":"final","code":{"text":"x"},"valueInteger":1 """);
        var answer = await FhirPathAsync($"Observation/{id}", Operation("replace", "Observation.value", """{"name":"value","valueQuantity":{"value":1.50,"unit":"kg"}}"""));

        Assert.Equal(200, answer.Status);
        Assert.Null(answer.Json["valueInteger"]);
        Assert.Contains("1.50", answer.Text);
    }

    [Fact]
    public async Task What_lies_deep_can_be_patched_like_anything_else()
    {
        const int depth = 60;
        var nested = string.Concat(Enumerable.Repeat("{\"url\":\"http://example.org/n\",\"extension\":[", depth)) + "{\"url\":\"http://example.org/n\",\"valueInteger\":1}" + string.Concat(Enumerable.Repeat("]}", depth));
        const string id = "dyp";
        Assert.Equal(201, (await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}","extension":[{{nested}}]}""")).Status);
        var pointer = "/extension/0" + string.Concat(Enumerable.Repeat("/extension/0", depth)) + "/valueInteger";

        Assert.Equal(200, (await PatchAsync($"Patient/{id}", $$"""[{"op":"replace","path":"{{pointer}}","value":2}]""")).Status);
        Assert.Equal(200, (await FhirPathAsync($"Patient/{id}", Operation("replace", "Patient" + string.Concat(Enumerable.Repeat(".extension", depth + 1)) + ".value", """{"name":"value","valueInteger":3}"""))).Status);
        Assert.Contains("\"valueInteger\":3", (await server.GetAsync($"Patient/{id}")).Text);
    }

    [Fact]
    public async Task Operations_see_what_those_before_them_did()
    {
        var id = await PatientAsync();
        var answer = await FhirPathAsync($"Patient/{id}",
            Operation("delete", "Patient.gender"),
            Operation("add", "Patient", """{"name":"name","valueString":"gender"},{"name":"value","valueCode":"other"}"""),
            Operation("move", "Patient.name", """{"name":"source","valueInteger":1},{"name":"destination","valueInteger":0}"""),
            Operation("delete", "Patient.name[1]"));

        Assert.Equal(("other", "Vik", 1), (answer.Json["gender"]!.GetValue<string>(), answer.Json["name"]![0]!["family"]!.GetValue<string>(), answer.Json["name"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_fhirpath_patch_may_be_xml_and_answered_in_xml()
    {
        var id = await PatientAsync();
        const string patch = """
            <Parameters xmlns="http://hl7.org/fhir"><parameter><name value="operation"/><part><name value="type"/><valueCode value="replace"/></part>
            <part><name value="path"/><valueString value="Patient.gender"/></part><part><name value="value"/><valueCode value="other"/></part></parameter></Parameters>
            """;
        var answer = await server.SendAsync("PATCH", $"Patient/{id}", patch, "application/fhir+xml", ("Accept", "application/fhir+xml"));

        Assert.Equal(200, answer.Status);
        Assert.Contains("<gender value=\"other\"", answer.Text);
    }

    [Theory]
    [InlineData("erase", "Patient.gender", "", 400, "fhirpath-patch-operation")]
    [InlineData("add", "Patient", """{"name":"value","valueBoolean":true}""", 400, "fhirpath-patch-part")]
    [InlineData("replace", "Patient.gender", "", 400, "fhirpath-patch-part")]
    [InlineData("insert", "Patient.name", """{"name":"value","valueHumanName":{"text":"x"}}""", 400, "fhirpath-patch-part")]
    [InlineData("move", "Patient.name", """{"name":"source","valueInteger":0}""", 400, "fhirpath-patch-part")]
    [InlineData("delete", "Patient.name.where(", "", 400, "fhirpath-syntax")]
    [InlineData("replace", "Patient.photo", """{"name":"value","valueAttachment":{"title":"x"}}""", 422, "fhirpath-patch-path-count")]
    [InlineData("replace", "Patient.name", """{"name":"value","valueHumanName":{"text":"x"}}""", 422, "fhirpath-patch-path-count")]
    [InlineData("delete", "Patient.name", "", 422, "fhirpath-patch-path-count")]
    [InlineData("delete", "Patient", "", 422, "fhirpath-patch-root")]
    [InlineData("delete", "'Patient'", "", 422, "fhirpath-patch-path-element")]
    [InlineData("replace", "Patient.gender", """{"name":"value","valueString":"male"}""", 422, "fhirpath-patch-value-type")]
    [InlineData("replace", "Patient.contact[0]", """{"name":"value","valueHumanName":{"text":"x"}}""", 422, "fhirpath-patch-value-type")]
    [InlineData("replace", "Patient.gender", """{"name":"value","part":[{"name":"x","valueString":"y"}]}""", 422, "fhirpath-patch-value-type")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"ukjent"},{"name":"value","valueBoolean":true}""", 422, "fhirpath-patch-name")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"gender"},{"name":"value","valueCode":"male"}""", 422, "fhirpath-patch-name-taken")]
    [InlineData("insert", "Patient.name", """{"name":"value","valueHumanName":{"text":"x"}},{"name":"index","valueInteger":3}""", 422, "fhirpath-patch-index")]
    [InlineData("move", "Patient.name", """{"name":"source","valueInteger":-1},{"name":"destination","valueInteger":0}""", 422, "fhirpath-patch-index")]
    [InlineData("move", "Patient.name.where(family = 'Vik')", """{"name":"source","valueInteger":0},{"name":"destination","valueInteger":0}""", 422, "fhirpath-patch-path-list")]
    [InlineData("insert", "Patient.gender", """{"name":"value","valueCode":"male"},{"name":"index","valueInteger":0}""", 422, "fhirpath-patch-path-list")]
    public async Task A_fhirpath_patch_that_does_not_fit_says_which_operation_and_why(string type, string path, string parts, int status, string rule)
    {
        var id = await PatientAsync();
        var answer = await FhirPathAsync($"Patient/{id}", Operation("delete", "Patient.photo"), Operation(type, path, parts));

        Assert.True((status, rule) == (answer.Status, answer.Rules[0]), answer.Text);
        Assert.StartsWith("Parameters.parameter[1]", answer.Json["issue"]![0]!["expression"]![0]!.GetValue<string>());
        Assert.Equal("W/\"1\"", (await server.GetAsync($"Patient/{id}")).Header("ETag"));
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"annet","valueString":"x"}]}""")]
    public async Task A_body_that_is_no_fhirpath_patch_is_400(string body)
    {
        var answer = await server.SendAsync("PATCH", $"Patient/{await PatientAsync()}", body);

        Assert.Equal((400, "fhirpath-patch-parameters"), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("generated", """[{"op":"remove","path":"/gender"}]""", 200, false)]
    [InlineData("extensions", """[{"op":"remove","path":"/gender"}]""", 200, false)]
    [InlineData("generated", """[{"op":"add","path":"/meta/tag","value":[{"code":"x"}]}]""", 200, true)]
    [InlineData("generated", """[{"op":"remove","path":"/gender"},{"op":"replace","path":"/text/div","value":"<div xmlns=\"http://www.w3.org/1999/xhtml\">ny</div>"}]""", 200, true)]
    [InlineData("additional", """[{"op":"remove","path":"/gender"}]""", 422, true)]
    [InlineData("additional", """[{"op":"remove","path":"/gender"},{"op":"remove","path":"/text"}]""", 200, false)]
    [InlineData("empty", """[{"op":"remove","path":"/gender"}]""", 200, true)]
    public async Task A_patch_leaves_no_narrative_that_may_be_wrong(string textStatus, string patch, int status, bool hasText)
    {
        var id = await server.CreateAsync("Patient", $$""" "gender":"male","text":{"status":"{{textStatus}}","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">mann</div>"} """);
        var answer = await PatchAsync($"Patient/{id}", patch);

        Assert.Equal(status, answer.Status);
        Assert.Equal(hasText, (await server.GetAsync($"Patient/{id}")).Json["text"] is not null);
    }

    [Fact]
    public async Task A_conditional_patch_takes_the_one_match()
    {
        var tag = Guid.NewGuid().ToString();
        var missing = await PatchAsync($"Patient?identifier=http://example.org/nr|{tag}", "[]");
        var id = await server.CreateAsync("Patient", $$""" "identifier":[{"system":"http://example.org/nr","value":"{{tag}}"}],"gender":"male" """);
        var one = await PatchAsync($"Patient?identifier=http://example.org/nr|{tag}", """[{"op":"replace","path":"/gender","value":"other"}]""");
        await server.CreateAsync("Patient", $$""" "identifier":[{"system":"http://example.org/nr","value":"{{tag}}"}] """);
        var many = await PatchAsync($"Patient?identifier=http://example.org/nr|{tag}", "[]");

        Assert.Equal((404, "conditional-patch-no-match"), (missing.Status, missing.Rules[0]));
        Assert.Equal((200, id, "other"), (one.Status, one.Json["id"]!.GetValue<string>(), one.Json["gender"]!.GetValue<string>()));
        Assert.Equal((412, "conditional-many-matches"), (many.Status, many.Rules[0]));
    }

    private static string Binary(string patch, string contentType = JsonPatch) =>
        $$"""{"resourceType":"Binary","contentType":"{{contentType}}","data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(patch))}}"}""";

    private static string Entry(string url, string resource, string more = "") =>
        $$"""{"resource":{{resource}},"request":{"method":"PATCH","url":"{{url}}"{{more}} } }""";

    private Task<Answer> BundleAsync(string type, params string[] entries) =>
        server.PostAsync("", $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}""");

    [Theory]
    [InlineData("batch")]
    [InlineData("transaction")]
    public async Task A_bundle_may_hold_patches_of_both_kinds(string type)
    {
        var (first, second) = (await PatientAsync(), await PatientAsync());
        var answer = await BundleAsync(type,
            Entry($"Patient/{first}", Binary("""[{"op":"replace","path":"/gender","value":"other"}]""")),
            Entry($"Patient/{second}", $$"""{"resourceType":"Parameters","parameter":[{{Operation("delete", "Patient.gender")}}]}""", ",\"ifMatch\":\"W/\\\"1\\\"\""));

        Assert.Equal(["200 OK", "200 OK"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        Assert.Equal("other", (await server.GetAsync($"Patient/{first}")).Json["gender"]!.GetValue<string>());
        Assert.Null((await server.GetAsync($"Patient/{second}")).Json["gender"]);
    }

    [Fact]
    public async Task References_in_a_patch_of_a_transaction_lead_to_what_the_transaction_creates()
    {
        var id = await PatientAsync();
        var answer = await BundleAsync("transaction",
            Entry($"Patient/{id}", Binary("""[{"op":"add","path":"/managingOrganization","value":{"reference":"urn:uuid:55555555-5555-4555-8555-555555555555"}}]""")),
            """{"fullUrl":"urn:uuid:55555555-5555-4555-8555-555555555555","resource":{"resourceType":"Organization","name":"N"},"request":{"method":"POST","url":"Organization"}}""");

        var organization = answer.Entries[1]["resource"]!["id"]!.GetValue<string>();
        Assert.Equal($"Organization/{organization}", (await server.GetAsync($"Patient/{id}")).Json["managingOrganization"]!["reference"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/gender","value":"female"}]""", JsonPatch, "", 422, "json-patch-test-failed")]
    [InlineData("""[{"op":"replace","path":"/gender","value":"mann"}]""", JsonPatch, "", 422, "binding-required")]
    [InlineData("[]", "text/plain", "", 400, "patch-entry-resource")]
    [InlineData("[]", JsonPatch, ",\"ifMatch\":\"W/\\\"7\\\"\"", 412, "version-conflict")]
    public async Task A_patch_that_fails_stores_nothing_of_its_transaction(string patch, string contentType, string more, int status, string rule)
    {
        var id = await PatientAsync();
        var other = Guid.NewGuid().ToString();
        var answer = await BundleAsync("transaction",
            $$"""{"resource":{"resourceType":"Patient","id":"{{other}}"},"request":{"method":"PUT","url":"Patient/{{other}}"} }""", Entry($"Patient/{id}", Binary(patch, contentType), more));

        Assert.Equal(status, answer.Status);
        Assert.Contains(rule, answer.Rules);
        Assert.StartsWith("Bundle.entry[1]", answer.Json["issue"]![0]!["expression"]![0]!.GetValue<string>());
        Assert.Equal(404, (await server.GetAsync($"Patient/{other}")).Status);
    }

    [Fact]
    public async Task A_patch_and_an_update_of_one_resource_cannot_stand_in_one_transaction()
    {
        var id = await PatientAsync();
        var answer = await BundleAsync("transaction", Entry($"Patient/{id}", Binary("[]")),
            $$"""{"resource":{"resourceType":"Patient","id":"{{id}}"},"request":{"method":"PUT","url":"Patient/{{id}}"} }""");

        Assert.Equal((400, "bundle-entry-duplicate"), (answer.Status, answer.Rules[0]));
    }
}
