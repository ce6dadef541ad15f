using System.Text;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash</summary>
public sealed class StoredContentTests(MhdServer server) : IClassFixture<MhdServer>
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Innhold");

    private static string Reference(string url, string more) =>
        $$"""{"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"contentType":"text/plain","url":"{{url}}"{{more}} } }] }""";

    private Task<string> BinaryAsync() => server.CreateAsync("Binary", $"\"contentType\":\"text/plain\",\"data\":\"{Convert.ToBase64String(Content)}\"");

    [Theory]
    [InlineData(",\"size\":7", null)]
    [InlineData(",\"size\":8", "mhd-size-wrong")]
    [InlineData(",\"hash\":\"2jmj7l5rSw0yVb/vlWAYkK/YBwk=\"", "mhd-hash-wrong")]
    public async Task A_reference_is_held_against_the_content_it_leads_to(string stated, string? rule)
    {
        var id = await BinaryAsync();
        foreach (var url in new[] { $"Binary/{id}", $"{server.Base}/Binary/{id}" })
        {
            var answer = await server.PostAsync("DocumentReference", Reference(url, stated));
            Assert.True(rule is null ? answer.Status == 201 : answer.Rules.Contains(rule), answer.Text);
        }
    }

    [Fact]
    public async Task Content_is_not_changed_under_a_document_that_states_its_hash()
    {
        var id = await BinaryAsync();
        await server.PostAsync("DocumentReference", Reference($"Binary/{id}", $",\"hash\":\"{Submission.Hash(Content)}\""));
        var changed = await server.SendAsync("PUT", $"Binary/{id}", "Noe annet", "text/plain");
        var same = await server.SendAsync("PUT", $"Binary/{id}", "Innhold", "text/plain");

        Assert.Equal((409, "mhd-content-immutable"), (changed.Status, Assert.Single(changed.Rules)));
        Assert.Equal(200, same.Status);
    }

    [Theory]
    [InlineData("Binary/{0}")]
    [InlineData("Binary?_id={0}")]
    public async Task Nor_is_it_changed_by_a_transaction(string url)
    {
        var id = await BinaryAsync();
        await server.PostAsync("DocumentReference", Reference($"Binary/{id}", $",\"hash\":\"{Submission.Hash(Content)}\""));
        var where = string.Format(System.Globalization.CultureInfo.InvariantCulture, url, id);

        var changed = await server.PostAsync("", Transaction(Entry(where, "PUT", Binary(id, "Tm9lIGFubmV0"))));
        var same = await server.PostAsync("", Transaction(Entry(where, "PUT", Binary(id, Convert.ToBase64String(Content)))));

        Assert.Equal((409, "mhd-content-immutable"), (changed.Status, Assert.Single(changed.Rules)));
        Assert.Equal(200, same.Status);
    }

    [Fact]
    public async Task A_document_and_its_content_may_be_changed_together()
    {
        var id = await BinaryAsync();
        var document = await server.CreateAsync("DocumentReference", Reference($"Binary/{id}", $",\"hash\":\"{Submission.Hash(Content)}\"")["{\"resourceType\":\"DocumentReference\",".Length..^1]);
        var rewritten = Reference($"Binary/{id}", ",\"size\":9").Replace("\"status\"", $"\"id\":\"{document}\",\"status\"", StringComparison.Ordinal);

        var both = await server.PostAsync("", Transaction(Entry($"Binary/{id}", "PUT", Binary(id, "Tm9lIGFubmV0")), Entry($"DocumentReference/{document}", "PUT", rewritten)));

        Assert.True(both.Status == 200, both.Text);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public async Task A_document_of_a_transaction_is_held_against_the_content_beside_it(int size, bool isTaken)
    {
        const string fullUrl = "urn:uuid:6b0c1b0e-3f4a-4a56-8a0c-51a3d0c6a003";
        var content = Entry("Binary", "POST", Binary(null, Convert.ToBase64String(Content))).Replace("{\"resource\"", $"{{\"fullUrl\":\"{fullUrl}\",\"resource\"", StringComparison.Ordinal);

        var answer = await server.PostAsync("", Transaction(content, Entry("DocumentReference", "POST", Reference(fullUrl, $",\"size\":{size}"))));

        Assert.Equal(isTaken ? 200 : 422, answer.Status);
        if (!isTaken) Assert.Equal(("mhd-size-wrong", "Bundle.entry[1].resource.content[0].attachment.size"), (Assert.Single(answer.Rules), $"{answer.Json["issue"]![0]!["expression"]![0]}"));
    }

    [Fact]
    public async Task A_document_of_a_transaction_is_held_against_the_content_that_is_here()
    {
        var id = await BinaryAsync();

        Assert.Equal("mhd-size-wrong", Assert.Single((await server.PostAsync("", Transaction(Entry("DocumentReference", "POST", Reference($"Binary/{id}", ",\"size\":8"))))).Rules));
    }

    private static string Transaction(params string[] entries) => $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""";

    private static string Entry(string url, string method, string resource) => $$"""{"resource":{{resource}},"request":{"method":"{{method}}","url":"{{url}}"} }""";

    private static string Binary(string? id, string data) => $$"""{"resourceType":"Binary",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"contentType":"text/plain","data":"{{data}}"}""";

    [Fact]
    public async Task Content_that_no_document_leads_to_may_change()
    {
        var id = await BinaryAsync();

        Assert.Equal(200, (await server.SendAsync("PUT", $"Binary/{id}", "Noe annet", "text/plain")).Status);
    }

    [Fact]
    public async Task Content_elsewhere_is_taken_at_the_word_of_the_reference() =>
        Assert.Equal(201, (await server.PostAsync("DocumentReference", Reference("https://arkiv.example/Binary/1", ",\"size\":8"))).Status);
}
