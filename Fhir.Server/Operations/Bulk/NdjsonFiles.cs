using System.Globalization;

namespace Fhir.Server.Operations.Bulk;

/// <summary>The files of a job, as its manifest lists them: for each name one after the other, none with more lines than are handy.</summary>
public sealed class NdjsonFiles(string folder, int mostLines = 100_000) : IAsyncDisposable
{
    private readonly List<NdjsonFile> finished = [];
    private FileStream? current;
    private NdjsonFile? open;

    /// <summary>Closed files, in the order they were written.</summary>
    public IReadOnlyList<NdjsonFile> Finished => finished;

    public long Lines { get; private set; }

    /// <param name="name">What the file's name begins with; all lines of one name come together.</param>
    /// <param name="type">What the manifest says the lines are.</param>
    /// <param name="line">JSON without line breaks.</param>
    public async ValueTask WriteAsync(string name, string type, ReadOnlyMemory<byte> line, CancellationToken cancel)
    {
        if (open is null || open.Name != name || open.Count == mostLines) await NextAsync(name, type);
        await current!.WriteAsync(line, cancel);
        current.WriteByte((byte)'\n');
        open = open! with { Count = open.Count + 1 };
        Lines++;
    }

    /// <summary>Closes the last file; what could not be written shows here at the latest.</summary>
    public async ValueTask FinishAsync()
    {
        if (current is null) return;
        await current.FlushAsync();
        await current.DisposeAsync();
        finished.Add(open!);
        (current, open) = (null, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (current is not null) await current.DisposeAsync();
        current = null;
    }

    private async ValueTask NextAsync(string name, string type)
    {
        await FinishAsync();
        var number = finished.Count(file => file.Name == name) + 1;
        open = new NdjsonFile(name, type, $"{name}.{number.ToString(CultureInfo.InvariantCulture)}.ndjson", 0);
        current = new FileStream(Path.Combine(folder, open.FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
    }
}

/// <param name="Name">What its name begins with.</param>
/// <param name="Type">The resource type of every line.</param>
/// <param name="Count">Lines.</param>
public sealed record NdjsonFile(string Name, string Type, string FileName, long Count);
