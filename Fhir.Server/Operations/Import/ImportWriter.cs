using System.Text.Json.Nodes;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Patching;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Import;

/// <summary>
/// Stores checked lines, many in one batch; where a batch is refused, line by line, so that each stands for itself. What a line was decided on is looked at again in its
/// commit, and a line whose ground has changed is looked at anew. A store that has no time or no room is given a while.
/// </summary>
public sealed class ImportWriter(ImportChecker checker, ImportSource source, IPermittedStore store, TimeProvider clock)
{
    private const int Attempts = 10;

    /// <summary>What became of each line that is to be stored, or may be, in order; or why the store takes no more.</summary>
    public async Task<(List<(CheckedLine Line, WriteStatus? Status)> Lines, Refusal? Refusal)> WriteAsync(IReadOnlyList<CheckedLine> lines, CancellationToken cancel)
    {
        var done = new List<(CheckedLine, WriteStatus?)>(lines.Count);
        foreach (var batch in Batches(lines))
        {
            if (batch is [{ MayChange: true }] && await checker.CheckAsync(batch[0].Line, source, cancel) is var again)
            {
                if (again.Command is null) done.Add((again, null));
                else if (await OneByOneAsync([again], done, cancel) is { } late) return (done, late);
                continue;
            }
            var result = await StoreAsync(batch, cancel);
            if (result.Failure is { Refusal.Status: >= 500 } busy) return (done, busy.Refusal);
            if (result.IsStored) done.AddRange(batch.Select((line, at) => (line, (WriteStatus?)result.Written[at].Status)));
            else if (await OneByOneAsync(batch, done, cancel) is { } refusal) return (done, refusal);
        }
        return (done, null);
    }

    /// <summary>No batch holds a resource twice, since the second is to be the later version, nor one beside another that was decided without it.</summary>
    private static IEnumerable<List<CheckedLine>> Batches(IReadOnlyList<CheckedLine> lines)
    {
        var (batch, seen) = (new List<CheckedLine>(), new HashSet<(string, string)>());
        foreach (var line in lines)
        {
            if (line.MayChange)
            {
                if (batch.Count > 0) yield return batch;
                yield return [line];
                (batch, seen) = ([], []);
            }
            if (line.Command is not { } command) continue;
            if (seen.Contains((command.Type, command.Id)) || line.RestsOn(seen))
            {
                yield return batch;
                (batch, seen) = ([], []);
            }
            seen.Add((command.Type, command.Id));
            batch.Add(line);
        }
        if (batch.Count > 0) yield return batch;
    }

    private async Task<Refusal?> OneByOneAsync(List<CheckedLine> batch, List<(CheckedLine, WriteStatus?)> done, CancellationToken cancel)
    {
        foreach (var one in batch)
        {
            var (line, result) = await StoreAsync(one, cancel);
            if (result?.Failure is { Refusal.Status: >= 500 } busy) return busy.Refusal;
            // An id that is made from the line's place is there only if the line was stored before the last process went down.
            var wasStored = result?.Failure is { Kind: WriteFailureKind.IdConflict } && line.Command is CreateCommand;
            if (wasStored) done.Add((line, WriteStatus.Created));
            else if (result?.Failure is { Kind: WriteFailureKind.AppendOnly } && await IsThereAsync(line.Command!, cancel)) done.Add((line with { Command = null }, null));
            else if (result is { IsStored: true }) done.Add((line, result.Written[0].Status));
            else done.Add((result is null ? line : line with { Command = null, Issues = result.Failure!.Refusal.Issues }, null));
        }
        return null;
    }

    /// <summary>What is only appended to may have been stored before the last process went down: the same but for its version and time is no attempt to change it.</summary>
    private async Task<bool> IsThereAsync(WriteCommand command, CancellationToken cancel) =>
        command is UpdateCommand update && await store.ReadAsync(command.Type, command.Id, cancel) is { IsValue: true, Value: { IsDeleted: false } there }
            && JsonNode.DeepEquals(WithoutStamp(there.Json.Span), WithoutStamp(JsonWriter.ToBytes(update.Resource)));

    private static JsonObject WithoutStamp(ReadOnlySpan<byte> json)
    {
        var resource = PatchedJson.Read(json);
        if (resource["meta"] is not JsonObject meta) return resource;
        foreach (var name in (string[])["versionId", "lastUpdated"]) meta.Remove(name);
        if (meta.Count == 0) resource.Remove("meta");
        return resource;
    }

    /// <summary>A line, decided anew as often as others are faster. Without a result when it is refused or left alone after all.</summary>
    private async Task<(CheckedLine Line, WriteResult? Result)> StoreAsync(CheckedLine line, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await StoreAsync([line], cancel);
            if (result.Failure?.Kind != WriteFailureKind.BasisChanged) return (line, result);
            if (attempt == Contention.Attempts) return (line with { Command = null, Issues = [InteractionRules.Contended.At(null)] }, null);
            line = await checker.CheckAsync(line.Line, source, cancel);
            if (line.Command is null) return (line, null);
        }
    }

    private async Task<WriteResult> StoreAsync(List<CheckedLine> lines, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var batch = new WriteBatch([.. lines.Select(line => line.Command!)]) { OwnBase = source.Request.BaseUrl, Bases = [.. lines.SelectMany(line => line.Bases).Where(basis => !basis.IsEmpty)] };
            var result = await store.WriteAsync(batch, cancel);
            if (result.Failure is not { Refusal.Status: >= 500 } || attempt == Attempts) return result;
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancel);
        }
    }
}
