using System.Text.Json;

namespace Fhir.Server.Operations.Import;

/// <summary>
/// How far an import has come: kept after each batch that is stored, so that the next process goes on there. A batch that was stored and not yet noted is
/// taken again; its ids come from the place of the line, so it makes no second resource.
/// </summary>
public sealed record ImportState
{
    private const string FileName = "state.json";

    /// <summary>The input that is being read.</summary>
    public int Input { get; init; }

    /// <summary>Lines of it that are done.</summary>
    public long Line { get; init; }

    public long Created { get; init; }

    public long Updated { get; init; }

    public long Skipped { get; init; }

    public long Failed { get; init; }

    /// <summary>Outcomes written, and the bytes they take.</summary>
    public long Outcomes { get; init; }

    public long OutcomeBytes { get; init; }

    public long Done => Created + Updated + Skipped + Failed;

    public static ImportState Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), ImportJson.Default.ImportState)! : new ImportState();
    }

    /// <summary>Whole or not at all.</summary>
    public async Task SaveAsync(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName);
        await File.WriteAllBytesAsync(path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, ImportJson.Default.ImportState), cancel);
        File.Move(path + ".new", path, overwrite: true);
    }
}
