using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>Words are found as soon as they are written and no longer than they stand there. https://hl7.org/fhir/R4/search.html#content</summary>
public sealed class WordTests
{
    private static string Condition(string id, string words, string text = "Kreft") => $$"""
        {"resourceType":"Condition","id":"{{id}}","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">{{words}}</div>"},
         "code":{"text":"{{text}}"},"subject":{"reference":"Patient/p1"} }
        """;

    [Fact]
    public async Task Words_follow_the_resource_through_update_patient_change_and_deletion()
    {
        using var store = new TestStore();
        await store.PutAsync(Condition("c1", "lever og nyre"), Condition("c2", "lever"));
        Assert.Equal("c1 c2", await store.FindAsync("Condition", "_text=lever"));
        await store.PutAsync(Condition("c1", "hjerte"));
        Assert.Equal("c2", await store.FindAsync("Condition", "_text=lever"));
        Assert.Equal("c1", await store.FindAsync("Condition", "_text=hjerte"));
        await store.PutAsync(Condition("c1", "hjerte").Replace("Patient/p1", "Patient/p2", StringComparison.Ordinal));
        Assert.Equal("c1", await store.FindAsync("Condition", "_text=hjerte&patient=p2"));
        Assert.Equal("", await store.FindAsync("Condition", "_text=hjerte&patient=p1"));
        await store.DeleteAsync("Condition", "c2");
        Assert.Equal("", await store.FindAsync("Condition", "_text=lever"));
        await store.Store.ReindexAsync(null, TestStore.Cancel);
        Assert.Equal("c1", await store.FindAsync("Condition", "_content=hjerte kreft"));
    }

    [Fact]
    public async Task Words_of_one_type_are_not_found_on_another_and_are_found_through_a_chain()
    {
        using var store = new TestStore();
        await store.PutAsync(Condition("c1", "lever"), """{"resourceType":"Patient","id":"p1","name":[{"text":"Lever Leversen"}]}""");
        Assert.Equal("p1", await store.FindAsync("Patient", "_content=lever"));
        Assert.Equal("c1", await store.FindAsync("Condition", "_content=lever"));
        Assert.Equal("c1", await store.FindAsync("Condition", "subject:Patient._content=leversen"));
        Assert.Equal("p1", await store.FindAsync("Patient", "_has:Condition:patient:_text=lever"));
        Assert.Equal("", await store.FindAsync("Patient", "_text=lever"));
    }

    /// <summary>Punctuation parts words where they stand and where they are asked for, and is nothing by itself.</summary>
    [Theory]
    [InlineData("x-ray", "dot slash x")]
    [InlineData("x ray", "apart dot slash x")]
    [InlineData("\"x-ray\"", "dot slash x")]
    [InlineData("\"x ray\"", "dot slash x")]
    [InlineData("X.RAY", "dot slash x")]
    [InlineData("x-r*", "dot slash x")]
    [InlineData("xray", "one")]
    [InlineData("x-ray,xray", "dot one slash x")]
    [InlineData("x - ray", "apart dot slash x")]
    [InlineData("- x-ray ! .", "dot slash x")]
    [InlineData("ray-x", "apart")]
    [InlineData("o'brien", "x")]
    [InlineData("o\u2019brien", "x")]
    [InlineData("A.B", "dot")]
    [InlineData("a/b", "dot")]
    [InlineData("ab", "")]
    [InlineData("(x-ray OR A.B) and c", "dot")]
    [InlineData("10.5%", "slash")]
    [InlineData("a_b", "dot")]
    public async Task Punctuation_parts_words(string text, string expected)
    {
        using var store = new TestStore();
        await store.PutAsync(Condition("x", "An x-ray (O'Brien)"), Condition("dot", "X.ray: A.B, c"), Condition("slash", "x/ray 10.5 %"), Condition("apart", "ray, x"), Condition("one", "xray"));
        Assert.Equal(expected, await store.FindAsync("Condition", "_text=" + text));
        Assert.Equal(expected, await store.FindAsync("Condition", "_content=" + text));
    }

    /// <summary>Whatever stands in the quotes of the index's own language is a word or nothing.</summary>
    [Theory]
    [InlineData("NEAR(lever 5)")]
    [InlineData("narrative:lever")]
    [InlineData("{narrative others}:x")]
    [InlineData("lever NOT nyre")]
    [InlineData("^lever")]
    [InlineData("lever+nyre")]
    [InlineData("';DROP TABLE words;--")]
    [InlineData("lever:*")]
    [InlineData("a\u0000b")]
    [InlineData("lever !nyre|<->x\\\\")]   // two, as the value is written: a lone one is refused before
    public async Task Syntax_of_the_index_is_only_words(string text)
    {
        using var store = new TestStore();
        await store.PutAsync(Condition("c1", "lever"));
        var query = TestStore.Query("Condition", "_text=" + text.Replace("&", "", StringComparison.Ordinal));
        Assert.True((await store.Open.SearchAsync(query, TestStore.Cancel)).IsValue);
        Assert.Equal("c1", await store.FindAsync("Condition", "_text=lever"));
    }

    [Fact]
    public async Task Store_without_words_keeps_none_and_gets_them_when_it_is_opened_with_them()
    {
        using var store = new TestStore();
        await store.PutAsync(Condition("c1", "lever"));
        store.Store.Dispose();
        using (var without = FhirStore.Open(store.Settings, SearchParameterSet.R4.WithoutWords()))
            Assert.Equal(0, without.Parts.Database.Read(session => session.Prepare("SELECT count(*) FROM words").ReadLong()));
        store.Reopen();
        Assert.Equal("c1", await store.FindAsync("Condition", "_text=lever"));
    }

    [Fact]
    public async Task Places_are_found_across_the_date_line_and_at_the_pole()
    {
        using var store = new TestStore();
        static string Location(string id, string latitude, string longitude) =>
            $$"""{"resourceType":"Location","id":"{{id}}","position":{"latitude":{{latitude}},"longitude":{{longitude}} } }""";
        await store.PutAsync(Location("east", "-17.8", "179.95"), Location("west", "-17.8", "-179.95"), Location("pole", "89.99", "10"), Location("oslo", "59.91", "10.75"));
        Assert.Equal("east west", await store.FindAsync("Location", "near=-17.8|180|10"));
        Assert.Equal("west", await store.FindAsync("Location", "near=-17.8|-179.9|10"));
        Assert.Equal("pole", await store.FindAsync("Location", "near=89.99|-170|5"));
        Assert.Equal("east oslo pole west", await store.FindAsync("Location", "near=0|0|30000"));
        Assert.Equal("oslo", await store.FindAsync("Location", "near=59.91|10.75|0"));
        await store.DeleteAsync("Location", "oslo");
        Assert.Equal("", await store.FindAsync("Location", "near=59.91|10.75|1"));
    }
}
