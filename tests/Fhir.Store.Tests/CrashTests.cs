using System.Diagnostics;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>A server that is killed has lost nothing it answered for.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Everything_acknowledged_before_a_kill_is_there_afterwards_with_its_index()
    {
        using var store = new TestStore();
        store.Store.Dispose();
        var acknowledged = await WriteUntilKilledAsync(store.FilePath);
        store.Reopen();

        Assert.True(acknowledged.Count >= 200, $"only {acknowledged.Count} writes were acknowledged");
        Assert.Equal(["ok"], store.Rows("PRAGMA integrity_check"));
        foreach (var (id, version) in acknowledged)
        {
            var read = (await store.Open.ReadAsync("Patient", id, TestStore.Cancel)).Value;
            Assert.True(read is not null && read.Version >= version, $"Patient/{id} version {version} is lost");
            Assert.Equal(id, await store.FindAsync("Patient", $"identifier=urn:crash|{id}"));
        }
        Assert.Equal(["0"], store.Rows("SELECT count(*) FROM directory d LEFT JOIN resource r ON r.key = d.key WHERE r.key IS NULL"));
        Assert.Equal(store.Rows("SELECT count(*) FROM resource"), store.Rows("SELECT count(DISTINCT resource) FROM token"));
    }

    /// <returns>The ids with the highest version acknowledged for each.</returns>
    private static async Task<Dictionary<string, long>> WriteUntilKilledAsync(string file)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CrashTests).Assembly.Location, CrashWriter.Verb, file]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var acknowledged = new Dictionary<string, long>();
        for (var lines = 0; await process.StandardOutput.ReadLineAsync(TestStore.Cancel) is { } line; lines++)
        {
            var parts = line.Split(' ');
            acknowledged[parts[0]] = Math.Max(acknowledged.GetValueOrDefault(parts[0]), long.Parse(parts[1]));
            if (lines == 300) process.Kill();
        }
        await process.WaitForExitAsync(TestStore.Cancel);
        return acknowledged;
    }
}

/// <summary>The process that is killed: eight callers that create and update, and say so when they are answered.</summary>
internal static class CrashWriter
{
    public const string Verb = "--write-until-killed";

    public static async Task<int> RunAsync(string file)
    {
        using var store = FhirStore.Open(new StoreSettings { ConnectionString = $"Data Source={file}" }, SearchParameterSet.R4);
        var bound = store.Bind(Permit.Open);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(() => WriteAsync(bound, caller))));
        return 0;
    }

    private static async Task WriteAsync(IPermittedStore store, int caller)
    {
        for (var number = 0; number < 100_000; number++)
        {
            var id = $"c{caller}-{number * 3 / 4}";
            var json = $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"urn:crash","value":"{{id}}"}],"name":[{"family":"F{{number}}"}]}""";
            var resource = JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!.Root;
            var result = await store.WriteAsync(new WriteBatch(new UpdateCommand(resource, id, null)), CancellationToken.None);
            await Console.Out.WriteLineAsync($"{id} {result.Written[0].Resource!.Version}");
        }
    }
}
