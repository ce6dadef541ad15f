namespace Fhir.Store.Tests;

/// <summary>Texts longer than an index likes, of letters that no compression shortens.</summary>
public sealed class LongTextTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(390)]
    [InlineData(450)]
    [InlineData(1000)]
    [InlineData(1990)]
    public async Task Text_of_any_length_is_found_by_the_whole_and_nothing_like_it(int length)
    {
        using var store = new TestStore();
        var text = Letters(length, seed: 1);
        foreach (var (id, value) in new[] { ("a", text), ("b", text[..^1] + "x") })
        {
            await store.PutAsync($$$"""{"resourceType":"Patient","id":"{{{id}}}","identifier":[{"system":"urn:{{{value}}}","value":"{{{value}}}"}],"name":[{"family":"{{{value}}}"}]}""");
            await store.PutAsync($$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"code":"{{{value}}}"}]},"subject":{"reference":"urn:{{{value}}}"},"valueQuantity":{"value":1,"unit":"{{{value}}}"}}""");
            await store.PutAsync($$$"""{"resourceType":"ValueSet","id":"{{{id}}}","status":"draft","url":"http://a.example/{{{value}}}","description":"{{{value}}}"}""");
        }
        Assert.Equal("a", await store.FindAsync("Patient", $"identifier={text}"));
        if (length < 990) Assert.Equal("a", await store.FindAsync("Patient", $"identifier=urn:{text}|{text}"));
        Assert.Equal("a", await store.FindAsync("Patient", $"family:exact={text}"));
        Assert.Equal("a", await store.FindAsync("Patient", $"family={text}"));
        Assert.Equal("a b", await store.FindAsync("Patient", $"family={text[..^1]}"));
        Assert.Equal("a", await store.FindAsync("Observation", $"code={text}"));
        Assert.Equal("a", await store.FindAsync("ValueSet", $"description:contains={text[^20..]}"));
        Assert.Equal("a b", await store.FindAsync("ValueSet", $"description:contains={text[^20..^1]}"));
        if (length < 1980) Assert.Equal("a", await store.FindAsync("ValueSet", $"url=http://a.example/{text}"));
    }

    [Fact]
    public async Task Texts_that_no_index_can_hold_are_stored_all_the_same()
    {
        using var store = new TestStore();
        var text = Letters(9000, seed: 2);
        await store.PutAsync($$$"""{"resourceType":"Patient","id":"a","identifier":[{"system":"urn:{{{text}}}","value":"{{{text}}}"}],"name":[{"family":"{{{text}}}"}]}""");
        await store.PutAsync($$$"""{"resourceType":"Observation","id":"a","status":"final","code":{"text":"t"},"subject":{"reference":"https://annet.example/Patient/{{{text}}}"}}""");
        Assert.Equal("a", await store.FindAsync("Patient", $"family={text[..500]}"));
        Assert.Equal(text, (await store.Open.ReadAsync("Patient", "a", TestStore.Cancel)).Value is { } read ? TestStore.Parse(System.Text.Encoding.UTF8.GetString(read.Json.Span)).Child("identifier").ValueOf("value") : null);
    }

    private static string Letters(int length, int seed)
    {
        var random = new Random(seed);
        return string.Create(length, random, (span, source) =>
        {
            for (var at = 0; at < span.Length; at++) span[at] = (char)source.Next(0x4E00, 0x9FA0);
        });
    }
}
