using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Terminology;

/// <summary>Conformance resources take effect with the next request, and deleting takes them out again. https://hl7.org/fhir/R4/conformance-module.html</summary>
public sealed class LiveDefinitionsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static string Url(string type, string id) => $"https://fhirref.example/no/{type}/{id}";

    private static string CodeSystem(string id, string codes) =>
        $$$"""{"resourceType":"CodeSystem","id":"{{{id}}}","url":"{{{Url("CodeSystem", id)}}}","status":"active","content":"complete","concept":[{{{codes}}}]}""";

    /// <param name="codes">Empty for the whole system.</param>
    private static string ValueSet(string id, string system, string codes = "")
    {
        var listed = codes.Length == 0 ? "" : $",\"concept\":[{codes}]";
        return $$$"""{"resourceType":"ValueSet","id":"{{{id}}}","url":"{{{Url("ValueSet", id)}}}","status":"active","compose":{"include":[{"system":"{{{Url("CodeSystem", system)}}}"{{{listed}}} }]} }""";
    }

    /// <summary>A profile without a snapshot that binds Patient.maritalStatus.</summary>
    private static string Profile(string id, string valueSet) => $$$"""
        {"resourceType":"StructureDefinition","id":"{{{id}}}","url":"{{{Url("StructureDefinition", id)}}}","name":"Live","status":"active","fhirVersion":"4.0.1","kind":"resource","abstract":false,
         "type":"Patient","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint",
         "differential":{"element":[{"id":"Patient.maritalStatus","path":"Patient.maritalStatus","min":1,"binding":{"strength":"required","valueSet":"{{{Url("ValueSet", valueSet)}}}"}}]} }
        """;

    private static string Patient(string profile, string system, string code) =>
        $$$"""{"resourceType":"Patient","meta":{"profile":["{{{Url("StructureDefinition", profile)}}}"]},"maritalStatus":{"coding":[{"system":"{{{Url("CodeSystem", system)}}}","code":"{{{code}}}"}]} }""";

    private async Task<string> ExpandAsync(string id)
    {
        var answer = await server.GetAsync($"ValueSet/$expand?url={Url("ValueSet", id)}");
        return answer.Status == 200
            ? string.Join(' ', answer.Json["expansion"]!["contains"]!.AsArray().Select(node => node!["code"]!.GetValue<string>()))
            : string.Join(' ', answer.Rules);
    }

    private async Task PutAsync(string reference, string json) => Assert.InRange((await server.PutAsync(reference, json)).Status, 200, 201);

    [Fact]
    public async Task What_is_written_answers_the_next_request_and_what_is_deleted_does_not()
    {
        Assert.Equal("terminology-value-set-unknown", await ExpandAsync("live-a"));

        await PutAsync("ValueSet/live-a", ValueSet("live-a", "live-a"));
        Assert.Equal("terminology-not-computable terminology-system-unknown", await ExpandAsync("live-a"));

        await PutAsync("CodeSystem/live-a", CodeSystem("live-a", """{"code":"one"}"""));
        Assert.Equal("one", await ExpandAsync("live-a"));

        await PutAsync("CodeSystem/live-a", CodeSystem("live-a", """{"code":"one"},{"code":"two"}"""));
        Assert.Equal("one two", await ExpandAsync("live-a"));

        await server.DeleteAsync("CodeSystem/live-a");
        Assert.Equal("terminology-not-computable terminology-system-unknown", await ExpandAsync("live-a"));

        await server.DeleteAsync("ValueSet/live-a");
        Assert.Equal("terminology-value-set-unknown", await ExpandAsync("live-a"));
    }

    [Fact]
    public async Task A_written_profile_is_enforced_on_the_next_write()
    {
        await PutAsync("CodeSystem/live-b", CodeSystem("live-b", """{"code":"one"},{"code":"two"}"""));
        await PutAsync("ValueSet/live-b", ValueSet("live-b", "live-b", """{"code":"one"}"""));
        Assert.Equal(201, (await server.PostAsync("Patient", Patient("live-b", "live-b", "two"))).Status);          // nobody knows the profile yet

        await PutAsync("StructureDefinition/live-b", Profile("live-b", "live-b"));
        var refused = await server.PostAsync("Patient", Patient("live-b", "live-b", "two"));
        Assert.Equal((422, true), (refused.Status, refused.Rules.Contains("binding-required")));
        Assert.Contains("binding-required", (await server.PostAsync("Patient/$validate", Patient("live-b", "live-b", "two"))).Rules);
        Assert.Equal(201, (await server.PostAsync("Patient", Patient("live-b", "live-b", "one"))).Status);
        Assert.Contains(Url("StructureDefinition", "live-b"), (await server.GetAsync("metadata")).Text, StringComparison.Ordinal);

        await PutAsync("ValueSet/live-b", ValueSet("live-b", "live-b", """{"code":"one"},{"code":"two"}"""));
        Assert.Equal(201, (await server.PostAsync("Patient", Patient("live-b", "live-b", "two"))).Status);

        await PutAsync("ValueSet/live-b", ValueSet("live-b", "live-b", """{"code":"one"}"""));
        Assert.Equal(422, (await server.PostAsync("Patient", Patient("live-b", "live-b", "two"))).Status);
        await server.DeleteAsync("StructureDefinition/live-b");
        Assert.Equal(201, (await server.PostAsync("Patient", Patient("live-b", "live-b", "two"))).Status);
    }

    [Fact]
    public async Task A_transaction_takes_effect_as_a_whole()
    {
        var entries = new[] { ("CodeSystem", CodeSystem("live-c", """{"code":"c"}""")), ("ValueSet", ValueSet("live-c", "live-c")) }
            .Select(pair => $$$"""{"resource":{{{pair.Item2}}},"request":{"method":"PUT","url":"{{{pair.Item1}}}/live-c"}}""");

        Assert.Equal(200, (await server.PostAsync("", $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{{{string.Join(',', entries)}}}]}""")).Status);
        Assert.Equal("c", await ExpandAsync("live-c"));
    }

    [Fact]
    public async Task FhirPath_and_translation_see_it_too()
    {
        await PutAsync("CodeSystem/live-d", CodeSystem("live-d", """{"code":"d"}"""));
        await PutAsync("ValueSet/live-d", ValueSet("live-d", "live-d"));
        var answer = await server.PostAsync("$fhirpath", $$$"""
            {"resourceType":"Parameters","parameter":[{"name":"expression","valueString":"maritalStatus.memberOf('{{{Url("ValueSet", "live-d")}}}')"},{"name":"resource","resource":{{{Patient("live-d", "live-d", "d")}}}}]}
            """);

        Assert.Contains("\"valueBoolean\":true", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_type_of_R4_is_does_not_change_by_storing_another_definition_of_it()
    {
        await PutAsync("StructureDefinition/live-patient", Profile("live-patient", "none").Replace(Url("StructureDefinition", "live-patient"), "http://hl7.org/fhir/StructureDefinition/Patient", StringComparison.Ordinal));

        var verdict = await server.PostAsync("Patient/$validate?profile=http://hl7.org/fhir/StructureDefinition/Patient", """{"resourceType":"Patient"}""");
        await server.DeleteAsync("StructureDefinition/live-patient");

        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal");
    }

    [Fact]
    public async Task A_broken_profile_is_a_finding_and_not_a_fault()
    {
        await PutAsync("StructureDefinition/live-broken", Profile("live-broken", "none").Replace("Patient.maritalStatus", "Patient.noSuchThing", StringComparison.Ordinal));

        var verdict = await server.PostAsync("Patient/$validate", Patient("live-broken", "live-broken", "x"));
        await server.DeleteAsync("StructureDefinition/live-broken");

        Assert.Equal(200, verdict.Status);
    }
}
