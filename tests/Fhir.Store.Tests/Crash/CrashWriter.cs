using System.Globalization;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests.Crash;

/// <summary>The process that is killed: callers that write at the same time and say so, a line each, when they are answered.</summary>
internal static class CrashWriter
{
    public const string Verb = "--write-until-killed";
    private const int Callers = 8;

    /// <summary>In every second round, so that some are killed while the write-ahead log is brought into the file.</summary>
    private const int FewPages = 20;

    public static async Task<int> RunAsync(StoreSettings settings, int seed, int round)
    {
        using var store = FhirStore.Open(round % 2 == 0 ? settings : settings with { CheckpointPages = FewPages }, SearchParameterSet.R4);
        var bound = store.Bind(Permit.Open);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteAsync(store, bound, new Random(HashCode.Combine(seed, round, caller)), round, caller))));
        return 0;
    }

    /// <summary>The last of three as a note of the server's own: it must be there with the others, or not at all.</summary>
    private static WriteBatch WithNote(WriteBatch batch, FhirStore store) => batch.Commands.Length == 3
        ? batch with { Commands = batch.Commands[..2], Notes = store.Notes(batch.Commands[2]) } : batch;

    private static async Task WriteAsync(FhirStore store, IPermittedStore bound, Random random, int round, int caller)
    {
        for (var number = 0; number < 100_000; number++)
        {
            var batch = CrashBatch.Make(random, round, caller, number);
            var result = await bound.WriteAsync(WithNote(batch.Batch, store), CancellationToken.None);
            if (result.IsStored) await Console.Out.WriteLineAsync(Acknowledgement.Line(batch.Name, result));
        }
    }
}

/// <summary>What one answer promised: these versions are stored.</summary>
/// <param name="Written">Type, id and version; whether it is a deletion.</param>
internal sealed record Acknowledgement(string Batch, IReadOnlyList<(string Type, string Id, long Version, bool IsDeleted)> Written)
{
    private const string End = ".";

    public static string Line(string batch, WriteResult result) => string.Join(' ',
        [batch, .. result.Written.Where(written => written.Resource is not null && written.Status != WriteStatus.AlreadyDeleted)
            .Select(written => string.Create(CultureInfo.InvariantCulture, $"{written.Resource!.Reference}/{written.Resource.Version}{(written.Resource.IsDeleted ? "/deleted" : "")}")), End]);

    /// <summary>Null for a line that the kill cut short.</summary>
    public static Acknowledgement? Read(string line)
    {
        var words = line.Split(' ');
        return words is [var batch, .. var written, End] ? new Acknowledgement(batch, [.. written.Select(Version)]) : null;
    }

    private static (string, string, long, bool) Version(string word)
    {
        var parts = word.Split('/');
        return (parts[0], parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture), parts.Length == 4);
    }
}
