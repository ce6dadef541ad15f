using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Server.Audit;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>A submission that is refused is told in the log of access though nothing of it is stored. https://profiles.ihe.net/ITI/MHD/StructureDefinition-IHE.MHD.ProvideBundle.Audit.Recipient.html</summary>
public sealed class RefusedSubmissionAuditTests(MhdServer server) : IClassFixture<MhdServer>
{
    private static readonly Dictionary<string, (int Status, Action<Submission> Break)> Broken = new()
    {
        ["mhd-size-wrong"] = (422, it => it.Attachment["size"] = 7),
        ["mhd-entry-not-allowed"] = (422, it => it.Entries.Add((JsonNode)Submission.Entry(new JsonObject { ["resourceType"] = "Practitioner" }, "POST", "Practitioner"))),
        ["mhd-not-a-transaction"] = (422, it => it.Bundle["type"] = "batch"),
        ["mhd-patch-missing"] = (422, it => it.Relating("replaces", "DocumentReference/gammelt")),
        ["cardinality-min"] = (422, it => it.Document.Remove("status")),
        ["structure-unknown-element"] = (400, it => it.Document["finnesIkke"] = true),
        ["bundle-fullurl-duplicate"] = (400, it => it.Entries.Add(it.Entries[2]!.DeepClone())),
    };

    public static TheoryData<string> Rules => [.. Broken.Keys];

    [Theory, MemberData(nameof(Rules))]
    public async Task What_was_refused_is_told_with_its_reason_its_patient_and_its_unique_id(string rule)
    {
        var patient = await PatientAsync();
        var submission = Submission.Of(Submission.Comprehensive, patient: patient);
        Broken[rule].Break(submission);

        var answer = await server.PostAsync("", submission.ToString());
        Assert.True(answer.Status == Broken[rule].Status && answer.Rules.Contains(rule), answer.Text);

        var told = Assert.Single(await OfAsync(patient));
        Assert.Equal(("110107", "C", "4"), ($"{told["type"]!["code"]}", $"{told["action"]}", $"{told["outcome"]}"));
        Assert.Equal(["transaction", "ITI-65"], told["subtype"]!.AsArray().Select(subtype => $"{subtype!["code"]}"));
        Assert.Contains(rule, $"{told["outcomeDesc"]}".Split(' '));
        Assert.Equal(["110153", "110152"], told["agent"]!.AsArray().Take(2).Select(agent => $"{agent!["type"]!["coding"]![0]!["code"]}"));
        Assert.All(told["agent"]!.AsArray().Take(2), agent => Assert.False(string.IsNullOrEmpty($"{agent!["network"]!["address"]}")));
        var set = told["entity"]![1]!;
        Assert.Equal(("20", $"{submission.Set["identifier"]![0]!["value"]}"), ($"{set["role"]!["code"]}", $"{set["what"]!["identifier"]!["value"]}"));
        var verdict = await server.PostAsync("AuditEvent/$validate", told.ToJsonString());
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
        Assert.Empty((await server.GetAsync($"DocumentReference?patient={patient}")).Matches);
    }

    [Theory]
    [InlineData("", "application/fhir+json")]
    [InlineData("Bundle", "application/fhir+json")]
    [InlineData("", "application/fhir+xml")]
    [InlineData("Bundle", "application/fhir+xml")]
    public async Task It_is_told_wherever_and_however_it_was_sent(string where, string type)
    {
        var patient = await PatientAsync();
        var submission = Submission.Of(Submission.Minimal, patient: patient);
        submission.Attachment["size"] = 7;
        var body = type.EndsWith("xml", StringComparison.Ordinal) ? (await server.PostAsync("$convert", submission.ToString(), ("Accept", type))).Text : submission.ToString();

        Assert.Equal(422, (await server.SendAsync("POST", where, body, type)).Status);

        Assert.Equal("mhd-size-wrong", $"{Assert.Single(await OfAsync(patient))["outcomeDesc"]}");
    }

    [Fact]
    public async Task Its_patient_is_known_by_number_or_by_the_entry_that_puts_it_and_the_number_is_not_told()
    {
        var (patient, number) = (await PatientAsync(), Legemiddelliste.SyntheticNumber.Next());
        await server.PutAsync($"Patient/{patient}", $$"""{"resourceType":"Patient","id":"{{patient}}","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{number}}"}]}""");
        var byNumber = Submission.Of(Submission.Comprehensive);
        byNumber.Set["subject"] = JsonNode.Parse($$"""{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{number}}"} }""");
        byNumber.Document["subject"] = byNumber.Set["subject"]!.DeepClone();
        var byEntry = Submission.Of(Submission.Comprehensive);
        byEntry.Entries.Add((JsonNode)Submission.Entry(new JsonObject { ["resourceType"] = "Patient", ["id"] = patient }, "PUT", $"Patient/{patient}", "urn:uuid:6b0c1b0e-3f4a-4a56-8a0c-51a3d0c6a001"));
        foreach (var about in new[] { byEntry.Set, byEntry.Document }) about["subject"] = new JsonObject { ["reference"] = "urn:uuid:6b0c1b0e-3f4a-4a56-8a0c-51a3d0c6a001" };

        foreach (var submission in new[] { byNumber, byEntry })
        {
            submission.Attachment["size"] = 7;
            Assert.Equal(422, (await server.PostAsync("", submission.ToString())).Status);
        }

        var told = await OfAsync(patient);
        Assert.Equal(["mhd-size-wrong", "mhd-size-wrong"], told.Select(audit => $"{audit["outcomeDesc"]}"));
        Assert.DoesNotContain(number, string.Concat(told.Select(audit => audit.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lost_against_another_is_told_as_refused_beside_the_one_that_was_stored()
    {
        var patient = await PatientAsync();
        var submissions = Enumerable.Range(0, 6).Select(number => Submission.Of(Submission.Comprehensive, $"Notat {number}", patient)).ToList();
        foreach (var submission in submissions) submission.Document["masterIdentifier"] = submissions[0].Document["masterIdentifier"]!.DeepClone();

        await Task.WhenAll(submissions.Select(submission => server.PostAsync("", submission.ToString())));

        var told = await OfAsync(patient);
        Assert.Equal(["0", "4", "4", "4", "4", "4"], told.Select(audit => $"{audit["outcome"]}").Order());
        Assert.All(told.Where(audit => $"{audit["outcome"]}" == "4"), audit => Assert.Equal("mhd-unique-id-taken", $"{audit["outcomeDesc"]}"));
    }

    [Theory]
    [InlineData("", "application/fhir+json", true, 400)]
    [InlineData("Bundle", "application/fhir+json", true, 400)]
    [InlineData("", "application/fhir+xml", true, 400)]
    [InlineData("Bundle", "application/fhir+xml", true, 400)]
    [InlineData("", "text/plain", false, 415)]
    [InlineData("Bundle", "application/octet-stream", false, 415)]
    [InlineData("", "application/fhir+json; charset=iso-8859-1", false, 415)]
    public async Task What_cannot_be_read_is_told_by_the_profile_it_claims_and_by_who_sent_it(string where, string type, bool isCutOff, int status)
    {
        var submission = Submission.Of(Submission.Comprehensive);
        var body = type.EndsWith("xml", StringComparison.Ordinal) ? (await server.PostAsync("$convert", submission.ToString(), ("Accept", type))).Text : submission.ToString();
        var before = (await RefusedAsync()).Count;

        var answer = await server.SendAsync("POST", where, isCutOff ? body[..^20] : body, type);
        Assert.Equal(status, answer.Status);

        var refused = await RefusedAsync();
        var told = refused[^1];
        Assert.Equal(before + 1, refused.Count);
        Assert.Equal(("110107", "C", "4"), ($"{told["type"]!["code"]}", $"{told["action"]}", $"{told["outcome"]}"));
        Assert.Equal(answer.Rules.Distinct(), $"{told["outcomeDesc"]}".Split(' '));
        Assert.Equal(("20", "Comprehensive"), ($"{told["entity"]![0]!["role"]!["code"]}", $"{told["entity"]![0]!["name"]}"));
        Assert.False(string.IsNullOrEmpty($"{told["agent"]![0]!["network"]!["address"]}"));
        Assert.DoesNotContain((await server.PostAsync("AuditEvent/$validate", told.ToJsonString())).Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
    }

    [Theory]
    [InlineData("", "application/fhir+json", "{\"resourceType\":\"Bundle\",", 400)]
    [InlineData("", "text/plain", "{\"resourceType\":\"Bundle\"}", 415)]
    [InlineData("Basic", "text/plain", "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.ProvideBundle", 415)]
    public async Task What_cannot_be_read_and_claims_to_be_no_submission_is_not_told(string where, string type, string body, int status)
    {
        var before = (await RefusedAsync()).Count;

        Assert.Equal(status, (await server.SendAsync("POST", where, body, type)).Status);

        Assert.Equal(before, (await RefusedAsync()).Count);
    }

    [Fact]
    public void What_was_parsed_already_is_not_parsed_again_to_be_told_of()
    {
        var parsed = JsonParser.Parse("""{"resourceType":"Bundle","type":"transaction"}"""u8.ToArray(), DefinitionsPack.Core.Schema);
        var request = new FhirRequest { Method = "POST", Path = [], BaseUrl = server.Base, Body = "{}"u8.ToArray(), ContentFormat = BodyFormat.Json, Parsed = new ParsedBody { Result = parsed } };

        Assert.Same(parsed.Document, new AccessTrail("batch", request, Permit.Open).Sent(DefinitionsPack.Core.Schema, ParseLimits.Default));
    }

    /// <summary>Submissions that were refused, in the order they came.</summary>
    private async Task<IReadOnlyList<JsonNode>> RefusedAsync() =>
        [.. (await server.GetAsync("AuditEvent?subtype=ITI-65&outcome=4&_sort=_lastUpdated&_count=500")).Entries.Select(entry => entry["resource"]!)];

    [Fact]
    public async Task A_transaction_that_is_no_submission_is_not_told_when_it_is_refused()
    {
        var patient = await PatientAsync();
        var answer = await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Observation","code":{"text":"x"},"subject":{"reference":"Patient/{{patient}}"} },"request":{"method":"POST","url":"Observation"} }]}""");

        Assert.Equal(422, answer.Status);
        Assert.Empty(await OfAsync(patient));
    }

    private async Task<string> PatientAsync()
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        Assert.Equal(201, (await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}""")).Status);
        return id;
    }

    private async Task<IReadOnlyList<JsonNode>> OfAsync(string patient) =>
        [.. (await server.GetAsync($"AuditEvent?patient=Patient/{patient}&_sort=_lastUpdated&_count=200")).Entries.Select(entry => entry["resource"]!)];
}
