using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Authorization;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>What a patient has blocked opens to FORHOYET_SAMTYKKE by a stored Consent to the organisation that the token names, and by no other.</summary>
public sealed class ConsentOpeningTests(ElevationTests.Archive server) : IClassFixture<ElevationTests.Archive>
{
    private static int numbers = 310000000;

    private static readonly Dictionary<string, Action<JsonObject>> Wanting = new()
    {
        ["withdrawn"] = it => it["status"] = "inactive",
        ["proposed"] = it => it["status"] = "proposed",
        ["of treatment"] = it => it["scope"]!["coding"]![0]!["code"] = "treatment",
        ["of another system"] = it => it["scope"]!["coding"]![0]!["system"] = "urn:x",
        ["a denial"] = it => it["provision"]!["type"] = "deny",
        ["over"] = it => it["provision"]!["period"]!["end"] = Moment(-1),
        ["not begun"] = it => (it["provision"]!["period"]!["start"], it["provision"]!["period"]!["end"]) = (Moment(1), Moment(2)),
        ["without end"] = it => it["provision"]!["period"]!.AsObject().Remove("end"),
        ["without beginning"] = it => it["provision"]!["period"]!.AsObject().Remove("start"),
        ["for too long"] = it => it["provision"]!["period"]!["end"] = Moment(24 * 7),
        ["without period"] = it => it["provision"]!.AsObject().Remove("period"),
        ["to another"] = it => it["provision"]!["actor"]![0]!["reference"]!["identifier"]!["value"] = "994598759",
        ["to a number of another series"] = it => it["provision"]!["actor"]![0]!["reference"]!["identifier"]!["system"] = "urn:oid:2.16.578.1.12.4.1.2",
        ["to nobody"] = it => it["provision"]!.AsObject().Remove("actor"),
        ["unverified"] = it => it["verification"]![0]!["verified"] = false,
        ["without verification"] = it => it.Remove("verification"),
        ["verified with nobody"] = it => it["verification"]![0]!.AsObject().Remove("verifiedWith"),
        ["verified at no time"] = it => it["verification"]![0]!.AsObject().Remove("verificationDate"),
        ["verified in the future"] = it => it["verification"]![0]!["verificationDate"] = Moment(5),
        ["narrowed to a purpose"] = it => it["provision"]!["purpose"] = JsonNode.Parse("""[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HRESCH"}]"""),
        ["narrowed to data"] = it => it["provision"]!["data"] = JsonNode.Parse("""[{"meaning":"instance","reference":{"reference":"DocumentReference/annet"} }]"""),
        ["with an exception"] = it => it["provision"]!["provision"] = JsonNode.Parse("""[{"type":"deny"}]"""),
    };

    public static TheoryData<string> Wants => [.. Wanting.Keys];

    [Fact]
    public async Task A_consent_in_force_opens_documents_and_content_and_is_named_in_the_log()
    {
        var organisation = NewNumber();
        var consent = await ConsentAsync(Consent("p1", organisation));

        var content = await AskAsync(server.Content, organisation, "opner");
        var document = await AskAsync(server.Blocked, organisation, "opner");
        var found = await AskAsync("DocumentReference?patient=p1&status=current", organisation, "opner");

        Assert.Equal((200, 200, "Dette er sperret."), (content.Status, document.Status, content.Text));
        Assert.Contains(server.Blocked, found.Matches);
        Assert.Equal("0", found.Header("NHN-SecurityLabel-Nors-Count"));
        var told = (await server.GetAsync("AuditEvent?_count=500", server.Doctor())).Entries.Select(entry => entry["resource"]!).Where(audit => $"{audit["agent"]![0]!["altId"]}" == "opner").ToList();
        Assert.True(told.Count >= 3);
        Assert.All(told, audit => Assert.Equal((consent, "13", "FORHOYET_SAMTYKKE"), ($"{audit["entity"]!.AsArray()[^1]!["what"]!["reference"]}", $"{audit["entity"]!.AsArray()[^1]!["role"]!["code"]}", $"{audit["purposeOfEvent"]!.AsArray()[^1]!["text"]}")));
    }

    [Fact]
    public async Task It_opens_nothing_to_who_does_not_ask_by_it_nor_to_another_organisation()
    {
        var organisation = NewNumber();
        await ConsentAsync(Consent("p1", organisation));

        Assert.Equal(403, (await AskAsync(server.Content, organisation, basis: null)).Status);
        Assert.Equal(403, (await AskAsync(server.Content, organisation, basis: "SAMTYKKE")).Status);
        Assert.Equal("access-basis-not-attested", Assert.Single((await AskAsync(server.Content, organisation, basis: "FORHOYET_AKUTT")).Rules));
        Assert.Equal("access-basis-without-consent", Assert.Single((await AskAsync(server.Content, NewNumber())).Rules));
        Assert.Equal("access-basis-without-consent", Assert.Single((await AskAsync(server.Content, null)).Rules));
    }

    [Fact]
    public async Task The_consent_of_one_patient_opens_nothing_of_another()
    {
        var organisation = NewNumber();
        await server.PutAsync("Patient/p2", """{"resourceType":"Patient","id":"p2"}""", server.Doctor());
        await ConsentAsync(Consent("p2", organisation));

        var content = await AskAsync(server.Content, organisation);
        var found = await AskAsync("DocumentReference?patient=p1&status=current", organisation);

        Assert.Equal((403, "content-withheld"), (content.Status, Assert.Single(content.Rules)));
        Assert.Equal(404, (await AskAsync(server.Blocked, organisation)).Status);
        Assert.DoesNotContain(server.Blocked, found.Matches);
        Assert.Equal("1", found.Header("NHN-SecurityLabel-Nors-Count"));
    }

    [Fact]
    public async Task It_opens_to_an_organisation_that_is_stored_here_and_no_more_once_it_is_withdrawn()
    {
        var organisation = NewNumber();
        await server.PutAsync($"Organization/o{organisation}", $$"""{"resourceType":"Organization","id":"o{{organisation}}","name":"Legekontoret","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"{{organisation}}"}]}""", server.Doctor());
        var consent = Consent("p1", organisation);
        consent["provision"]!["actor"]![0]!["reference"] = JsonNode.Parse($$"""{"reference":"Organization/o{{organisation}}"}""");
        var address = await ConsentAsync(consent);
        Assert.Equal(200, (await AskAsync(server.Content, organisation)).Status);

        (consent["id"], consent["status"]) = (address.Split('/')[1], "inactive");
        Assert.Equal(200, (await server.PutAsync(address, consent.ToJsonString(), server.Doctor())).Status);

        Assert.Equal("access-basis-without-consent", Assert.Single((await AskAsync(server.Content, organisation)).Rules));
    }

    [Theory, MemberData(nameof(Wants))]
    public async Task A_consent_that_is_wanting_opens_nothing(string want)
    {
        var organisation = NewNumber();
        var consent = Consent("p1", organisation);
        Wanting[want](consent);
        await ConsentAsync(consent);

        var content = await AskAsync(server.Content, organisation);

        Assert.Equal((403, "access-basis-without-consent"), (content.Status, Assert.Single(content.Rules)));
        Assert.Equal(403, (await AskAsync("DocumentReference?patient=p1&status=current", organisation)).Status);
    }

    private static string NewNumber() => Interlocked.Increment(ref numbers).ToString(CultureInfo.InvariantCulture);

    private static string Moment(double hours) => DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Consent(string patient, string organisation) => JsonNode.Parse($$"""
        {"resourceType":"Consent","status":"active","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
         "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{"reference":"Patient/{{patient}}"},"dateTime":"{{Moment(-1)}}",
         "policyRule":{"coding":[{"system":"http://hl7.no/fhir/CodeSystem/no-basis-legal-formality-or-basis","code":"PBRL5-3"}]},
         "verification":[{"verified":true,"verifiedWith":{"reference":"Patient/{{patient}}"},"verificationDate":"{{Moment(-1)}}"}],
         "provision":{"type":"permit","period":{"start":"{{Moment(-1)}}","end":"{{Moment(8)}}"},
           "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"IRCP"}]},"reference":{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"{{organisation}}"} } }]} }
        """)!.AsObject();

    private async Task<string> ConsentAsync(JsonObject consent)
    {
        var answer = await server.PostAsync("Consent", consent.ToJsonString(), server.Doctor());
        Assert.True(answer.Status == 201, answer.Text);
        return $"Consent/{answer.Json["id"]}";
    }

    private Task<Rest.Answer> AskAsync(string url, string? organisation, string subject = "lege", string? basis = "FORHOYET_SAMTYKKE")
    {
        var token = MintedServer.Bearer(server.Issuer.Token("system/*.cruds", subject, claims =>
        {
            claims[MintingIssuer.Hpr] = TestIssuer.Doctor;
            claims["nhn:tillitsrammeverk:parameters"] = MintingIssuer.Attestation("TREAT", legalEntity: organisation);
        }));
        return server.GetAsync(url, [token, ("Accept", url.StartsWith("Binary", StringComparison.Ordinal) ? "text/plain" : "application/fhir+json"), .. basis is null ? Array.Empty<(string, string)>() : [("nhn-access-basis", basis)]]);
    }
}
