using Fhir.Server.Tests.Legemiddelliste;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Claims;

/// <summary>Calls each operation with the least that makes sense; an operation without a line here counts as not tried.</summary>
public sealed class OperationTries(RunningServer server)
{
    private const string Gender = "http://hl7.org/fhir/administrative-gender";
    private const string Svarrapport = """<Message xmlns="http://www.kith.no/xmlstds/labsvar/2012-02-15"><ServReport><ServProvId>tried</ServProvId><Patient/></ServReport></Message>""";
    private const string GenderSet = "http://hl7.org/fhir/ValueSet/administrative-gender";

    /// <summary>Null when it works; else what was seen.</summary>
    public async Task<string?> TryAsync(Claim claim)
    {
        var at = claim.Of == "system" ? "" : claim.Of + "/";
        return (claim.Of, claim.Value) switch
        {
            (_, "validate") => InteractionTries.Status(await server.PostAsync($"{at}$validate", InteractionTries.Body(claim.Of == "system" ? "Patient" : claim.Of, "a")), 200),
            (_, "meta") => await GetAsync($"{at}$meta"),
            (_, "meta-add" or "meta-delete") => await LabelAsync(claim),
            ("system", "convert") => InteractionTries.Status(await server.PostAsync("$convert", InteractionTries.Body("Patient", "a")), 200),
            ("system", "fhirpath") => await PostAsync("$fhirpath", """{"name":"expression","valueString":"1"},{"name":"resource","resource":{"resourceType":"Patient"}}"""),
            ("StructureDefinition", "snapshot") => await PostAsync("StructureDefinition/$snapshot", """{"name":"url","valueUri":"http://hl7.org/fhir/StructureDefinition/bmi"}"""),
            ("ValueSet", "expand") => await GetAsync($"ValueSet/$expand?url={GenderSet}"),
            ("ValueSet", "validate-code") => await GetAsync($"ValueSet/$validate-code?url={GenderSet}&system={Gender}&code=male"),
            ("CodeSystem", "validate-code") => await GetAsync($"CodeSystem/$validate-code?url={Gender}&code=male"),
            ("CodeSystem", "lookup") => await GetAsync($"CodeSystem/$lookup?system={Gender}&code=male"),
            ("CodeSystem", "subsumes") => await GetAsync($"CodeSystem/$subsumes?system={Gender}&codeA=male&codeB=female"),
            ("ConceptMap", "translate") => await TranslateAsync(),
            ("Subscription", "status") => await GetAsync("Subscription/$status"),
            ("Subscription", "get-ws-binding-token") => await GetAsync("Subscription/$get-ws-binding-token"),
            ("Subscription", "events") => await EventsAsync(),
            ("Patient" or "Encounter", "everything") => await OfStoredAsync(claim.Of, "$everything"),
            ("Composition", "document") => await OfStoredAsync("Composition", "$document"),
            ("Patient", "kritisk-status") => await OfStoredAsync("Patient", "$kritisk-status"),
            ("DocumentReference", "docref") => await GetAsync("DocumentReference/$docref?patient=a1"),
            ("Patient", "summary") => await OfStoredAsync("Patient", "$summary"),
            ("SearchParameter", "reindex-status") => await OfStoredAsync("SearchParameter", "$reindex-status"),
            ("Observation", "lastn") => await GetAsync("Observation/$lastn?patient=Patient/a1&category=vital-signs"),
            ("Observation", "news2") => await PostAsync("Observation/$news2", """{"name":"observation","resource":{"resourceType":"Observation","status":"final","code":{"text":"a"}}}"""),
            ("Observation", "submit") => InteractionTries.Status(await server.PostAsync("Observation/$submit", """{"resourceType":"Bundle","type":"batch"}"""), 200),
            ("Patient", "locate") => await OfStoredAsync("Patient", "$locate"),
            ("Patient", "services") => await OfStoredAsync("Patient", "$services"),
            ("CarePlan", "zones") => await OfStoredAsync("CarePlan", "$zones"),
            ("Patient", "news2") => await OfStoredAsync("Patient", "$news2"),
            ("Observation", "stats") => await GetAsync("Observation/$stats?subject=Patient/a1&system=http://loinc.org&code=8867-4&statistic=count"),
            ("Patient", "getMedication") => InteractionTries.Status(await LookUpAsync(), 200),
            ("Patient", "sendMedication") => await SendListAsync(),
            ("List", "medication-changes") => await ListChangesAsync(),
            ("system" or "Patient", "export") => await ExportAsync($"{at}$export"),
            ("system", "import") => InteractionTries.Status(await server.SendAsync("POST", "$import", InteractionTries.Body("Patient", "tried-import"), "application/fhir+ndjson", ("Prefer", "respond-async")), 202),
            ("system", "reindex") => InteractionTries.Status(await server.PostAsync("$reindex", """{"resourceType":"Parameters"}""", ("Prefer", "respond-async")), 202),
            ("DiagnosticReport", "lab-document") => await OfStoredAsync("DiagnosticReport", "$lab-document"),
            ("system", "from-svarrapport") => InteractionTries.Status(await server.SendAsync("POST", "$from-svarrapport", Svarrapport, "application/xml"), 200),
            ("Group", "export") => await ExportAsync($"Group/{await InteractionTries.StoredAsync(server, "Group")}/$export"),
            _ => "never tried",
        };
    }

    private async Task<string?> GetAsync(string url) => InteractionTries.Status(await server.GetAsync(url), 200);

    private async Task<string?> PostAsync(string url, string parameters) =>
        InteractionTries.Status(await server.PostAsync(url, $$"""{"resourceType":"Parameters","parameter":[{{parameters}}]}"""), 200);

    private async Task<string?> LabelAsync(Claim claim) =>
        await PostAsync($"{claim.Of}/{await InteractionTries.StoredAsync(server, claim.Of)}/${claim.Value}", """{"name":"meta","valueMeta":{"tag":[{"code":"tried"}]}}""");

    private async Task<string?> EventsAsync()
    {
        await server.PutAsync("Subscription/tried", InteractionTries.Body("Subscription", "tried"));
        return await GetAsync("Subscription/tried/$events");
    }

    private async Task<Answer> LookUpAsync()
    {
        const string Identified = """
            "identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"15858020023"}],"name":[{"family":"A"}],"address":[{"city":"B"}]
            """;
        await server.PutAsync("Patient/tried-list", $$"""{"resourceType":"Patient","id":"tried-list",{{Identified}}}""");
        return await server.PostAsync("Patient/$getMedication", $$"""{"resourceType":"Parameters","parameter":[{"name":"patient","resource":{"resourceType":"Patient",{{Identified}}} }]}""");
    }

    private async Task<string?> SendListAsync()
    {
        await server.PutAsync("Practitioner/tried-list", """
            {"resourceType":"Practitioner","id":"tried-list","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.4","value":"999000001"}],
             "qualification":[{"code":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9060","code":"LE"}]} }]}
            """);
        var sent = new SentList(new LookedUp((await LookUpAsync()).Json)).Information(null);
        sent.Author("999000001");
        return await PostAsync("Patient/$sendMedication", $$"""{"name":"medication","resource":{{sent.Bundle.ToJsonString()}} }""");
    }

    private async Task<string?> ListChangesAsync()
    {
        await server.PutAsync("List/tried-list", """
            {"resourceType":"List","id":"tried-list","status":"current","mode":"working","code":{"coding":[{"system":"http://loinc.org","code":"10160-0"}]},"subject":{"reference":"Patient/a1"} }
            """);
        return await GetAsync("List/tried-list/$medication-changes");
    }

    private async Task<string?> OfStoredAsync(string type, string operation) => await GetAsync($"{type}/{await InteractionTries.StoredAsync(server, type)}/{operation}");

    private async Task<string?> ExportAsync(string url)
    {
        var started = await server.GetAsync(url, ("Prefer", "respond-async"), ("Accept", "application/fhir+json"));
        return InteractionTries.Status(started, 202) ?? (started.Header("Content-Location").Length > 0 ? null : "no Content-Location");
    }

    private async Task<string?> TranslateAsync()
    {
        const string map = "https://fhirref.example/test/ConceptMap/tried";
        await server.PutAsync("ConceptMap/tried", $$"""
            {"resourceType":"ConceptMap","id":"tried","url":"{{map}}","status":"active","sourceUri":"{{GenderSet}}","targetUri":"{{GenderSet}}",
             "group":[{"source":"{{Gender}}","target":"{{Gender}}","element":[{"code":"male","target":[{"code":"female","equivalence":"disjoint"}]}]}]}
            """);
        return await GetAsync($"ConceptMap/$translate?url={map}&system={Gender}&code=male");
    }
}
