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
