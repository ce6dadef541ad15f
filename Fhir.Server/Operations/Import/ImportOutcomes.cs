using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations.Import;

/// <summary>The lines that were refused, each as an OperationOutcome with the number of the line. Past a number they are only counted: outcomes are longer than lines.</summary>
public sealed class ImportOutcomes : IAsyncDisposable
{
    public const string FileName = "outcomes.ndjson";
    public const int Most = 10_000;

    private readonly FileStream file;

    /// <summary>Goes on after what is known to be written.</summary>
    public ImportOutcomes(string folder, ImportState state)
    {
        file = new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: true);
        file.SetLength(state.OutcomeBytes);
        file.Position = state.OutcomeBytes;
        Count = state.Outcomes;
    }

    public long Count { get; private set; }

    public long Bytes => file.Position;

    public async Task WriteAsync(long line, IReadOnlyList<Issue> issues, CancellationToken cancel)
    {
        if (Count > Most) return;
        var told = Count == Most ? [ImportRules.NoMoreTold.At(null, $"{Most}")] : issues.Select(issue => issue with { Position = new SourcePosition((int)line, issue.Position?.Column ?? 1) }).ToList();
        await file.WriteAsync(OperationOutcomeWriter.ToBytes(told, Language.Nb), cancel);
        file.WriteByte((byte)'\n');
        Count++;
    }

    public Task FlushAsync(CancellationToken cancel) => file.FlushAsync(cancel);

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
