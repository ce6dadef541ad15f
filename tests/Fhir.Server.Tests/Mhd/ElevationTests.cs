using System.Text.Json.Nodes;
using Fhir.Server.Tests.Authorization;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>Where callers come with tokens, what is blocked opens by what the token attests; a header alone opens nothing.</summary>
public sealed class ElevationTests(ElevationTests.Archive server) : IClassFixture<ElevationTests.Archive>
{
    private const string Basis = "nhn-access-basis";

    public sealed class Archive : MintedServer
    {
        public string Blocked { get; private set; } = "";

        public string Content { get; private set; } = "";

        protected override async Task FillAsync()
        {
            await base.FillAsync();
            await PutAsync("Patient/p1", """{"resourceType":"Patient","id":"p1"}""", Doctor());
            var blocked = Submission.Of(Submission.Comprehensive, "Dette er sperret.");
            blocked.Document["securityLabel"]![0]!["coding"]![0]!["code"] = "NORS";
            var answer = await PostAsync("", blocked.ToString(), Doctor());
            Assert.True(answer.Status == 200, answer.Text);
            (Blocked, Content) = (LocalOf(answer, 1), LocalOf(answer, 2));
        }

        private string LocalOf(Answer answer, int at) => answer.Entries[at]["response"]!["location"]!.GetValue<string>()[(Base.Length + 1)..].Split("/_history/")[0];
    }

    [Theory]
    [InlineData(null, "FORHOYET_AKUTT", "access-basis-not-attested")]
    [InlineData("TREAT", "FORHOYET_AKUTT", "access-basis-not-attested")]
    [InlineData("ETREAT", "FORHOYET_AKUTT", "access-basis-not-attested")]
    [InlineData("TREAT", "FORHOYET_SAMTYKKE", "access-basis-without-consent")]
    [InlineData("BTG", null, "content-withheld")]                 // what is overridden is said in so many words
    [InlineData("BTG", "AKUTT", "content-withheld")]
    [InlineData("BTG", "FORHOYET_AKUTT", null)]
    [InlineData("BTG", "FORHOYET_SAMTYKKE", null)]
    public async Task Only_a_token_that_attests_the_override_opens_it_and_only_when_it_is_asked_for(string? purpose, string? basis, string? rule)
    {
        (string, string)[] headers = [Token(purpose), ("Accept", "application/fhir+json"), .. basis is null ? [] : new[] { (Basis, basis) }];

        var content = await server.GetAsync(server.Content, headers);
        var document = await server.GetAsync(server.Blocked, headers);

        Assert.Equal(rule is null ? (200, 200) : (403, rule == "content-withheld" ? 404 : 403), (content.Status, document.Status));
        if (rule is not null) Assert.Equal(rule, Assert.Single(content.Rules));
    }

    [Fact]
    public async Task What_was_opened_is_told_with_purpose_and_basis_and_what_was_tried_with_its_reason()
    {
        await server.GetAsync(server.Content, Token("BTG", "opener"), (Basis, "FORHOYET_AKUTT"), ("Accept", "text/plain"));
        await server.GetAsync(server.Content, Token("TREAT", "prover"), (Basis, "FORHOYET_AKUTT"), ("Accept", "text/plain"));
        await server.GetAsync(server.Content, Token("TREAT", "blokkert"), ("Accept", "text/plain"));

        var opened = Assert.Single(await OfAsync("opener"));
        Assert.Equal(("0", "BTG", "FORHOYET_AKUTT", "Patient/p1", server.Blocked),
            ($"{opened["outcome"]}", $"{opened["purposeOfEvent"]![0]!["coding"]![0]!["code"]}", $"{opened["purposeOfEvent"]![1]!["text"]}", $"{opened["entity"]![0]!["what"]!["reference"]}", $"{opened["entity"]![1]!["what"]!["reference"]}"));
        var tried = Assert.Single(await OfAsync("prover"));
        Assert.Equal(("8", "access-basis-not-attested"), ($"{tried["outcome"]}", $"{tried["outcomeDesc"]}"));
        var blocked = Assert.Single(await OfAsync("blokkert"));
        Assert.Equal(("8", "content-withheld", "Patient/p1"), ($"{blocked["outcome"]}", $"{blocked["outcomeDesc"]}", $"{blocked["entity"]![0]!["what"]!["reference"]}"));
    }

    [Fact]
    public async Task An_asynchronous_request_keeps_to_what_the_token_attested()
    {
        var started = await server.GetAsync("DocumentReference?patient=p1", Token("TREAT", "senere"), (Basis, "FORHOYET_AKUTT"), ("Prefer", "respond-async"));

        Assert.DoesNotContain(server.Blocked.Split('/')[1], started.Text, StringComparison.Ordinal);
        for (var wait = 0; started.Status == 202 && wait < 200; wait++)
        {
            var done = await server.GetAsync(started.Header("Content-Location"), Token("TREAT", "senere"));
            Assert.DoesNotContain(server.Blocked.Split('/')[1], done.Text, StringComparison.Ordinal);
            if (done.Status != 202) break;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Who_lacks_the_scope_is_told_of_too()
    {
        var token = MintedServer.Bearer(server.Issuer.Token("system/Patient.rs", "uten-omfang"));

        Assert.Equal(403, (await server.GetAsync("DocumentReference?patient=p1", token)).Status);

        var told = Assert.Single(await OfAsync("uten-omfang"));
        Assert.Equal(("8", "DocumentReference"), ($"{told["outcome"]}", $"{told["entity"]![0]!["name"]}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bundle")]
    public async Task A_submission_without_the_scope_is_told_as_one_that_was_not_permitted(string where)
    {
        var subject = $"innsender-{where}";

        Assert.Equal(403, (await server.PostAsync(where, Submission.Of(Submission.Comprehensive).ToString(), MintedServer.Bearer(server.Issuer.Token("system/Patient.cruds", subject)))).Status);

        var told = Assert.Single(await OfAsync(subject));
        Assert.Equal(("8", "110107", "Patient/p1"), ($"{told["outcome"]}", $"{told["type"]!["code"]}", $"{told["entity"]![0]!["what"]!["reference"]}"));
    }

    private (string, string) Token(string? purpose, string subject = "lege") => MintedServer.Bearer(server.Issuer.Token("system/*.cruds", subject, claims =>
    {
        claims[MintingIssuer.Hpr] = TestIssuer.Doctor;
        if (purpose is not null) claims["nhn:tillitsrammeverk:parameters"] = MintingIssuer.Attestation(purpose);
    }));

    private async Task<IReadOnlyList<JsonNode>> OfAsync(string subject) =>
        [.. (await server.GetAsync("AuditEvent?_count=500", server.Doctor())).Entries.Select(entry => entry["resource"]!).Where(audit => $"{audit["agent"]![0]!["altId"]}" == subject)];
}
