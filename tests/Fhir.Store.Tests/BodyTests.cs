using System.Text;
using Fhir.Store.Access;
using Fhir.Store.Resources;

namespace Fhir.Store.Tests;

/// <summary>What lies in the rows, and that nobody notices.</summary>
public sealed class BodyTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 2000).Select(number => $"ord{number % 97} blåbærsyltetøy"));

    [Theory]
    [InlineData(10, false)]
    [InlineData(3000, false)]
    [InlineData(5000, true)]
    [InlineData(40_000, true)]
    public async Task A_large_current_body_is_packed_and_comes_back_byte_for_byte(int letters, bool isPacked)
    {
        using var store = new TestStore();
        var written = (await store.PutAsync(Patient("p1", Long[..letters])))[0].Resource!;
        var read = (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!;

        Assert.Equal(written.Json.ToArray(), read.Json.ToArray());
        Assert.Contains(Long[..letters].Trim(), Encoding.UTF8.GetString(read.Json.Span), StringComparison.Ordinal);
        var length = long.Parse(store.Rows("SELECT length(body) FROM resource")[0]);
        Assert.True(isPacked ? length < read.Json.Length / 2 : length == read.Json.Length, $"{length} bytes");
    }

    [Fact]
    public async Task Versions_that_are_no_longer_current_are_packed_and_told_as_they_were()
    {
        using var store = new TestStore();
        var written = new List<byte[]>();
        foreach (var number in Enumerable.Range(0, 12)) written.Add((await store.PutAsync(Patient("p1", $"{number} {Long[..(number * 700)]}")))[0].Resource!.Json.ToArray());
        await store.DeleteAsync("Patient", "p1");
        await store.PutAsync(Patient("p1", "tilbake"));

        for (var version = 1; version <= 12; version++)
            Assert.Equal(written[version - 1], (await store.Open.ReadVersionAsync("Patient", "p1", version, TestStore.Cancel)).Value!.Json.ToArray());
        var history = (await store.Open.HistoryAsync(new HistoryQuery("Patient", "p1", 50), TestStore.Cancel)).Value!;
        Assert.Equal(14, history.Versions.Count);
        Assert.True(history.Versions.Single(version => version.Version == 13).IsDeleted);
        // PostgreSQL packs what is long by itself.
        if (Tested.Provider == StoreProvider.Sqlite)
            Assert.Equal(["13|12"], store.Rows("SELECT count(*), sum(hex(substr(body, 1, 1)) = '01' OR length(body) BETWEEN 1 AND 199) FROM version"));
    }

    [Fact]
    public void A_body_that_gains_nothing_stays_as_it_is()
    {
        var noise = new byte[5000];
        new Random(7).NextBytes(noise);
        noise[0] = (byte)'{';

        Assert.Equal(noise, StoredBody.Retire(noise));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(99)]
    public async Task The_version_in_a_packed_body_is_right_when_it_gains_a_digit(int versions)
    {
        using var store = new TestStore();
        for (var version = 0; version <= versions; version++) await store.PutAsync(Patient("p1", Long[..5000]));

        var read = Encoding.UTF8.GetString((await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!.Json.Span);
        Assert.Contains($"\"versionId\":\"{versions + 1}\",\"lastUpdated\":\"20", read, StringComparison.Ordinal);
        Assert.EndsWith("}]}", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_is_made_anew_from_packed_bodies()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("p1", Long[..5000]));
        var before = Oracle.IndexDump.Of(store);
        await store.Store.ReindexAsync("http://localhost:5080/fhir", TestStore.Cancel);

        Assert.Equal(before, Oracle.IndexDump.Of(store));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("0110270000050061")]
    [InlineData("01FFFFFF7F0000636363")]
    [InlineData("010A0000000000FFFFFF")]
    [InlineData("010A00000000006364")]
    [InlineData("01F6FFFFFF0000636363")]
    public void A_damaged_body_is_no_resource(string row) => Assert.Throws<StoreException>(() => StoredBody.Read(Convert.FromHexString(row)));

    [Fact]
    public void Any_text_comes_back()
    {
        var random = new Random(11);
        foreach (var round in Enumerable.Range(0, 300))
        {
            var text = new string([.. Enumerable.Range(0, random.Next(3000)).Select(_ => (char)('a' + random.Next(1 + round % 26)))]);
            var row = Encoding.UTF8.GetBytes($"{{{text}}}");
            Assert.Equal(row, StoredBody.Read(StoredBody.Retire(row)));
        }
    }

    private static string Patient(string id, string text) => $$"""{"resourceType":"Patient","id":"{{id}}","name":[{"text":"{{text.Trim()}}"}]}""".Replace("\"text\":\"\"", "\"text\":\"-\"", StringComparison.Ordinal);
}
