using System.Buffers.Text;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>A cursor that was changed on the way is refused, wherever it was changed and whatever it pages through; it never leads elsewhere and never fails.</summary>
public sealed class TamperedCursorTests
{
    [Theory]
    [InlineData("search")]
    [InlineData("history")]
    [InlineData("record")]
    public async Task Every_byte_of_a_cursor_counts(string paged)
    {
        using var store = new TestStore();
        await store.PutAsync([.. Enumerable.Range(0, 5).Select(at => $$"""{"resourceType":"Patient","id":"p{{at}}","name":[{"family":"Å{{at}}"}]}"""),
            .. Enumerable.Range(0, 5).Select(at => $$"""{"resourceType":"Observation","id":"o{{at}}","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p1"} }""")]);
        var cursor = (await AskAsync(store, paged, null)).Cursor!;
        Assert.Null((await AskAsync(store, paged, cursor)).Rule);

        var bytes = Base64Url.DecodeFromChars(cursor);
        for (var at = 0; at < bytes.Length; at++)
            Assert.Equal("store-cursor-invalid", (await AskAsync(store, paged, Changed(bytes, at))).Rule);
        foreach (var length in new[] { 0, 1, 12, 27, 28, 29, bytes.Length - 1 }.Where(length => length < bytes.Length))
            Assert.Equal("store-cursor-invalid", (await AskAsync(store, paged, Base64Url.EncodeToString(bytes.AsSpan(0, length)))).Rule);
        Assert.Equal("store-cursor-invalid", (await AskAsync(store, paged, Base64Url.EncodeToString([.. bytes, 0]))).Rule);
    }

    /// <summary>A cursor of one thing is no cursor of another.</summary>
    [Theory]
    [InlineData("search", "history")]
    [InlineData("history", "record")]
    [InlineData("record", "search")]
    public async Task A_cursor_leads_through_nothing_but_what_it_came_from(string from, string to)
    {
        using var store = new TestStore();
        await store.PutAsync([.. Enumerable.Range(0, 5).Select(at => $$"""{"resourceType":"Patient","id":"p{{at}}"}"""),
            .. Enumerable.Range(0, 5).Select(at => $$"""{"resourceType":"Observation","id":"o{{at}}","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p1"} }""")]);
        Assert.Equal("store-cursor-invalid", (await AskAsync(store, to, (await AskAsync(store, from, null)).Cursor)).Rule);
    }

    private static string Changed(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 1;
        return Base64Url.EncodeToString(changed);
    }

    private static async Task<(string? Cursor, string? Rule)> AskAsync(TestStore store, string paged, string? cursor)
    {
        if (paged == "search")
        {
            var page = await store.Open.SearchAsync(TestStore.Query("Patient", "_sort=-family") with { PageSize = 2, Cursor = cursor }, TestStore.Cancel);
            return (page.IsValue ? page.Value.Next : null, page.Refusal?.Issues[0].RuleId);
        }
        if (paged == "history")
        {
            var history = await store.Open.HistoryAsync(new HistoryQuery("Patient", null, 2) { Cursor = cursor }, TestStore.Cancel);
            return (history.IsValue ? history.Value.Next : null, history.Refusal?.Issues[0].RuleId);
        }
        var record = await store.Open.RecordAsync(new RecordQuery("Patient", "p1") { PageSize = 2, Cursor = cursor }, TestStore.Cancel);
        return (record.IsValue ? record.Value.Next : null, record.Refusal?.Issues[0].RuleId);
    }
}
