using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests;

/// <summary>A store that is too large to be renewed while it is opened, and what makes its index another program's.</summary>
internal static class StaleStore
{
    public const string OwnBase = "http://localhost:5080/fhir";

    /// <summary>So many patients with an observation each.</summary>
    public static async Task<TestStore> FilledAsync(int patients, TimeProvider? clock = null)
    {
        var store = new TestStore(settings => settings with { RenewedAtOnce = 0, Clock = clock ?? TimeProvider.System });
        foreach (var chunk in Enumerable.Range(0, patients).Chunk(50)) await store.PutAsync([.. chunk.SelectMany(number => new[] { Patient($"p{number}"), Observation($"o{number}", $"p{number}", "c") })]);
        return store;
    }

    /// <summary>As a program left it whose rows were others.</summary>
    public static void MakeStale(TestStore store)
    {
        using (var writer = store.Store.Parts.Database.OpenWriter())
            writer.Execute("DELETE FROM token; DELETE FROM reference; UPDATE string SET folded = 'x'; UPDATE index_state SET value = '5' WHERE name = 'shape'");
        store.Reopen();
    }

    public static SearchParameterSet With(params SearchParameter[] own) => SearchParameterSet.Of(SearchParameterSet.R4.Schema, [.. SearchParameterSet.R4.All, .. own]);

    public static string Patient(string id) =>
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"http://i.example","value":"{{id}}"}],"name":[{"family":"Familie {{id}}"}],"maritalStatus":{"coding":[{"code":"M"}]} }""";

    public static string Observation(string id, string patient, string code) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","identifier":[{"value":"{{id}}"}],"status":"final","code":{"coding":[{"system":"http://c.example","code":"{{code}}"}]},"subject":{"reference":"Patient/{{patient}}"},"valueQuantity":{"value":1.5,"unit":"m"} }""";
}
