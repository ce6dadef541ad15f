using Fhir.Kernel.Outcome;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Import;

/// <summary>
/// Stores checked lines, many in one batch; where a batch is refused, line by line, so that each stands for itself. A store that has no time or no room
/// is given a while.
/// </summary>
public sealed class ImportWriter(IPermittedStore store, string ownBase, TimeProvider clock)
{
    private const int Attempts = 10;

    /// <summary>What became of each line, in order; or why the store takes no more.</summary>
    public async Task<(List<(CheckedLine Line, WriteStatus? Status)> Lines, Refusal? Refusal)> WriteAsync(IReadOnlyList<CheckedLine> lines, CancellationToken cancel)
    {
        var done = new List<(CheckedLine, WriteStatus?)>(lines.Count);
        foreach (var batch in Batches(lines))
        {
            var result = await StoreAsync(batch, cancel);
            if (result.Failure is { Refusal.Status: >= 500 } busy) return (done, busy.Refusal);
            if (result.IsStored) done.AddRange(batch.Select((line, at) => (line, (WriteStatus?)result.Written[at].Status)));
            else if (await OneByOneAsync(batch, done, cancel) is { } refusal) return (done, refusal);
        }
        return (done, null);
    }

    /// <summary>No batch holds a resource twice: the second is to be the later version.</summary>
    private static IEnumerable<List<CheckedLine>> Batches(IReadOnlyList<CheckedLine> lines)
    {
        var (batch, seen) = (new List<CheckedLine>(), new HashSet<(string, string)>());
        foreach (var line in lines)
        {
            if (line.Command is not { } command) continue;
            if (!seen.Add((command.Type, command.Id)))
            {
                yield return batch;
                (batch, seen) = ([], [(command.Type, command.Id)]);
            }
            batch.Add(line);
        }
        if (batch.Count > 0) yield return batch;
    }

    private async Task<Refusal?> OneByOneAsync(List<CheckedLine> batch, List<(CheckedLine, WriteStatus?)> done, CancellationToken cancel)
    {
        foreach (var line in batch)
        {
            var result = await StoreAsync([line], cancel);
            if (result.Failure is { Refusal.Status: >= 500 } busy) return busy.Refusal;
            // An id that is made from the line's place is there only if the line was stored before the last process went down.
            var wasStored = result.Failure is { Kind: WriteFailureKind.IdConflict } && line.Command is CreateCommand;
            if (wasStored) done.Add((line, WriteStatus.Created));
            else done.Add(result.IsStored ? (line, result.Written[0].Status) : (line with { Command = null, Issues = result.Failure.Refusal.Issues }, null));
        }
        return null;
    }

    private async Task<WriteResult> StoreAsync(List<CheckedLine> lines, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await store.WriteAsync(new WriteBatch([.. lines.Select(line => line.Command!)]) { OwnBase = ownBase }, cancel);
            if (result.Failure is not { Refusal.Status: >= 500 } || attempt == Attempts) return result;
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancel);
        }
    }
}
