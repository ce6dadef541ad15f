using System.Text;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Bulk;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>The rules hold for lines of an import as if they came one after the other, whatever is written beside them.</summary>
public sealed class ImportedContentTests(ImportServer server) : IClassFixture<ImportServer>
{
    private static readonly byte[] Old = Encoding.UTF8.GetBytes("Innhold");
    private static readonly byte[] New = Encoding.UTF8.GetBytes("Noe annet");

    [Fact]
    public async Task A_document_is_held_against_content_that_a_line_before_it_has_changed()
    {
        var id = await BinaryAsync();

        var manifest = await server.ImportAsync($"{Binary(id, New)}\n{Document($"a-{id}", id, Old)}\n{Document($"b-{id}", id, New)}");

        Assert.Equal("mhd-hash-wrong", RuleOf(Assert.Single(await server.LinesAsync(manifest, "error"))));
        Assert.Equal((404, 200), ((await server.GetAsync($"DocumentReference/a-{id}")).Status, (await server.GetAsync($"DocumentReference/b-{id}")).Status));
    }

    [Fact]
    public async Task Content_is_not_changed_under_a_document_of_a_line_before_it()
    {
        var id = await BinaryAsync();

        var manifest = await server.ImportAsync($"{Document($"a-{id}", id, Old)}\n{Binary(id, New)}");

        Assert.Equal("mhd-content-immutable", RuleOf(Assert.Single(await server.LinesAsync(manifest, "error"))));
        Assert.Equal(Convert.ToBase64String(Old), $"{(await server.GetAsync($"Binary/{id}", ("Accept", "application/fhir+json"))).Json["data"]}");
    }

    [Fact]
    public async Task What_was_looked_at_a_chunk_ahead_is_looked_at_again()
    {
        var id = await BinaryAsync();
        // The second chunk is looked at while the first is being stored.
        var between = Enumerable.Range(0, 600).Select(at => $$"""{"resourceType":"Basic","id":"m-{{at}}","code":{"text":"x"} }""");

        var manifest = await server.ImportAsync(string.Join('\n', (string[])[Binary(id, New), .. between, Document($"a-{id}", id, Old)]));

        Assert.Equal("mhd-hash-wrong", RuleOf(Assert.Single(await server.LinesAsync(manifest, "error"))));
    }

    [Fact]
    public async Task What_is_left_alone_because_it_is_there_is_not_overwritten_when_it_came_meanwhile()
    {
        var counts = new List<string>();
        for (var round = 0; round < 12; round++)
        {
            var id = $"s-{Guid.NewGuid():N}";
            var importing = server.ImportAsync($$"""{"resourceType":"Patient","id":"{{id}}","gender":"female"}""", "?mode=skip");
            var put = await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}","gender":"male"}""");
            await importing;

            // Whoever came last, the import has overwritten nothing.
            Assert.Equal("male", $"{(await server.GetAsync($"Patient/{id}")).Json["gender"]}");
            counts.Add($"{put.Status}");
        }
        Assert.Equal(12, counts.Count);
    }

    [Fact]
    public async Task In_a_race_of_imports_and_writers_no_document_contradicts_its_content()
    {
        for (var round = 0; round < 10; round++)
        {
            var ids = new List<string>();
            for (var at = 0; at < 6; at++) ids.Add(await BinaryAsync());

            var importing = server.ImportAsync(string.Join('\n', ids.Select(id => Document($"r-{id}", id, Old))));
            await Task.WhenAll(ids.Select(id => server.SendAsync("PUT", $"Binary/{id}", Encoding.UTF8.GetString(New), "text/plain")));
            await importing;

            foreach (var id in ids)
            {
                var document = await server.GetAsync($"DocumentReference/r-{id}");
                var content = Convert.FromBase64String($"{(await server.GetAsync($"Binary/{id}", ("Accept", "application/fhir+json"))).Json["data"]}");
                if (document.Status == 200) Assert.Equal(Submission.Hash(content), $"{document.Json["content"]![0]!["attachment"]!["hash"]}");
            }
        }
    }

    private Task<string> BinaryAsync() => server.CreateAsync("Binary", $"\"contentType\":\"text/plain\",\"data\":\"{Convert.ToBase64String(Old)}\"");

    private static string Binary(string id, byte[] content) => $$"""{"resourceType":"Binary","id":"{{id}}","contentType":"text/plain","data":"{{Convert.ToBase64String(content)}}"}""";

    private static string Document(string id, string binary, byte[] content) =>
        $$"""{"resourceType":"DocumentReference","id":"{{id}}","status":"current","content":[{"attachment":{"contentType":"text/plain","url":"Binary/{{binary}}","hash":"{{Submission.Hash(content)}}"} }]}""";

    private static string RuleOf(JsonNode outcome) => outcome["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>();
}
