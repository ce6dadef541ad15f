using System.Text.Json.Nodes;
using Fhir.Server.Tests.Authorization;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>Who sends is who the token names, not who the document says.</summary>
public sealed class SenderTests(MintedMedication server) : IClassFixture<MintedMedication>
{
    private const string Scope = "system/*.cruds";

    [Fact]
    public async Task The_author_who_has_logged_in_is_taken_and_told_of_by_number()
    {
        var (patient, sent) = await LookedUpAsync();

        var answer = await MintedMedication.SendAsync(server, sent, server.Doctor());

        Assert.True(answer.Status == 200, answer.Text);
        var audit = await LastAsync(patient);
        Assert.Equal(("0", TestIssuer.Doctor, "lege"), ($"{audit["outcome"]}", $"{audit["agent"]![0]!["who"]!["identifier"]!["value"]}", $"{audit["agent"]![0]!["altId"]}"));
    }

    [Fact]
    public async Task A_token_of_a_client_alone_sends_nothing()
    {
        var (patient, sent) = await LookedUpAsync();

        var answer = await MintedMedication.SendAsync(server, sent, MintedServer.Bearer(server.Issuer.Token(Scope, "epj")));

        Assert.Equal((403, "medication-sender-hpr"), (answer.Status, Assert.Single(answer.Rules)));
        await NothingIsStoredAsync(patient, "medication-sender-hpr");
    }

    /// <summary>Both may prescribe; but the one has written the other's name.</summary>
    [Fact]
    public async Task A_document_of_another_author_is_refused_whoever_the_author_is()
    {
        var (patient, sent) = await LookedUpAsync();

        var answer = await MintedMedication.SendAsync(server, sent, server.Doctor("999000002"));

        Assert.Equal((403, "medication-sender-other"), (answer.Status, Assert.Single(answer.Rules)));
        Assert.DoesNotContain("999000002", answer.Text, StringComparison.Ordinal);
        await NothingIsStoredAsync(patient, "medication-sender-other");
    }

    [Fact]
    public async Task Of_several_authors_it_is_the_one_who_has_logged_in_that_counts()
    {
        var (_, sent) = await LookedUpAsync();
        sent.Composition["author"] = new JsonArray(
            new JsonObject { ["reference"] = sent.AddDoctor("999000006") }, new JsonObject { ["reference"] = sent.AddDoctor(TestIssuer.Doctor) });

        Assert.Equal(200, (await MintedMedication.SendAsync(server, sent, server.Doctor())).Status);
        Assert.Equal("medication-author-right", Assert.Single((await MintedMedication.SendAsync(server, sent, server.Doctor("999000006"))).Rules));
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { """{"care_relationship":{"purpose_of_use":{"code":"TREAT","system":"urn:oid:2.16.840.1.113883.1.11.20448"},"decision_ref":{"id":"1","user_selected":true}},"practitioner":{"hpr_nr":{"id":"999000002"}}}""", "attestation-other" },
        { """{"care_relationship":{"purpose_of_use":{"code":"TREAT","system":"urn:oid:2.16.840.1.113883.1.11.20448"},"decision_ref":{"id":"1","user_selected":true}},"practitioner":{"legal_entity":{"id":"310000906"}}}""", "attestation-other" },
        { """{"care_relationship":{"purpose_of_use":{"code":"SNOOP","system":"urn:oid:2.16.840.1.113883.1.11.20448"},"decision_ref":{"id":"1","user_selected":true}}}""", "attestation-malformed" },
        { """{"care_relationship":{"purpose_of_use":{"code":"TREAT","system":"urn:oid:1.2.3"},"decision_ref":{"id":"1","user_selected":true}}}""", "attestation-malformed" },
        { """{"care_relationship":{"purpose_of_use":{"code":"TREAT","system":"urn:oid:2.16.840.1.113883.1.11.20448"},"decision_ref":{"id":"1","user_selected":"true"}}}""", "attestation-malformed" },
        { """{"care_relationship":{"purpose_of_use":{"code":"TREAT","system":"urn:oid:2.16.840.1.113883.1.11.20448"}}}""", "attestation-malformed" },
        { """["TREAT"]""", "attestation-malformed" },
        { "\"no object\"", "attestation-malformed" },
    };

    [Theory, MemberData(nameof(Contradictions))]
    public async Task A_token_that_contradicts_itself_opens_nothing(string attestation, string rule)
    {
        var token = server.Issuer.Token(Scope, "lege", claims =>
        {
            claims[MintingIssuer.Hpr] = TestIssuer.Doctor;
            claims[MintingIssuer.Parent] = "310000914";
            claims["nhn:tillitsrammeverk:parameters"] = JsonNode.Parse(attestation);
        });

        var answer = await server.GetAsync("Patient/pasient-01", MintedServer.Bearer(token));

        Assert.Equal((403, rule), (answer.Status, Assert.Single(answer.Rules)));
        Assert.Contains("insufficient_authorization_details", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attestation_in_a_string_counts_as_one_and_is_told()
    {
        var (patient, _) = await LookedUpAsync();
        var token = server.Issuer.Token(Scope, "lege-med-attest", claims =>
        {
            claims[MintingIssuer.Hpr] = TestIssuer.Doctor;
            claims["nhn:tillitsrammeverk:parameters"] = MintingIssuer.Attestation("ETREAT", TestIssuer.Doctor, "310000914").ToJsonString();
        });

        await server.LookUpAsync(patient, MintedServer.Bearer(token));

        var audit = (await AuditsAsync(patient)).Single(audit => $"{audit["agent"]![0]!["altId"]}" == "lege-med-attest");
        Assert.Equal("ETREAT", $"{audit["purposeOfEvent"]![0]!["coding"]![0]!["code"]}");
        Assert.Equal("310000914", $"{audit["agent"]![2]!["who"]!["identifier"]!["value"]}");
        Assert.Equal("decision-ref-id", $"{audit["extension"]![0]!["extension"]![0]!["url"]}");
        var verdict = await server.PostAsync("AuditEvent/$validate", audit.ToJsonString(), server.Doctor());
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
    }

    private async Task<(ListedPatient, SentList)> LookedUpAsync()
    {
        var patient = await server.PatientAsync(new TestRow());
        var sent = new SentList(await server.LookUpAsync(patient, server.Doctor()));
        sent.Author(TestIssuer.Doctor);
        return (patient, sent);
    }

    private async Task NothingIsStoredAsync(ListedPatient patient, string reason)
    {
        Assert.Equal("1", $"{(await server.GetAsync($"List/{patient.ListId}", server.Doctor())).Json["meta"]!["versionId"]}");
        var audit = await LastAsync(patient);
        Assert.Equal(("8", reason), ($"{audit["outcome"]}", $"{audit["outcomeDesc"]}"));
    }

    private async Task<JsonNode> LastAsync(ListedPatient patient) => (await AuditsAsync(patient)).Last(audit => $"{audit["entity"]![1]!["name"]}" == "$sendMedication");

    private async Task<IReadOnlyList<JsonNode>> AuditsAsync(ListedPatient patient) =>
        [.. (await server.GetAsync($"AuditEvent?patient=Patient/{patient.Id}&_sort=_lastUpdated", server.Doctor())).Entries.Select(entry => entry["resource"]!)];
}
