using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Audit;
using Fhir.Server.Jobs;
using Fhir.Server.Operations.Bulk;
using Fhir.Server.Transport;

namespace Fhir.Server.Operations.Import;

/// <summary>
/// $import, the job: while one chunk of lines is stored the next is read and validated. What is wrong with a line is told in the error file and keeps no
/// other line out. A process that takes over goes on where the last had come to.
/// </summary>
public sealed class ImportWork(ImportChecker checker, ImportFetcher fetcher, ImportSettings limits, HostSettings settings, AccessAudits audits, TimeProvider clock)
{
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
    {
        var request = ImportRequest.Read(run.Job.Request);
        Directory.CreateDirectory(run.Input);
        var state = ImportState.Load(run.Input);
        for (var input = state.Input; input < Math.Max(1, request.Inputs.Count); input++)
        {
            if (input > state.Input) state = state with { Input = input, Line = 0 };
            var from = request.Inputs.Count == 0 ? null : request.Inputs[input];
            if (from is not null && await fetcher.FetchAsync(from.Url, FileOf(run, input), cancel) is { } unreachable) return unreachable;
            var (next, refusal) = await ImportAsync(run, request, from?.Type, FileOf(run, input), state, cancel);
            if (refusal is not null) return refusal;
            state = next;
        }
        return Finish(run, request, state);
    }

    /// <summary>The file of an input in the job's folder; what was uploaded is the first.</summary>
    public static string UploadIn(string folder) => Path.Combine(folder, "0.ndjson");

    private static string FileOf(JobRun run, int input) => Path.Combine(run.Input, $"{input.ToString(CultureInfo.InvariantCulture)}.ndjson");

    private async Task<(ImportState State, Refusal? Refusal)> ImportAsync(JobRun run, ImportRequest request, string? type, string file, ImportState state, CancellationToken cancel)
    {
        await using var stream = new UnpackedStream(file, limits.MostBytes);
        await using var outcomes = new ImportOutcomes(run.Input, state);
        var source = new ImportSource(request, type, $"{run.Job.Id}:{state.Input}", run.Store);
        // What is written is told in its own commit; what is read is read to decide.
        var writer = new ImportWriter(checker, source, audits.Around(run.Store, AccessTrail.OfJob("$import", request.BaseUrl, request.Origin, run.Job.Permit)), clock);
        var storing = Task.FromResult((State: state, Refusal: (Refusal?)null));
        try
        {
            await foreach (var lines in ImportLines.ChunksAsync(stream, settings.MaxBodyBytes, cancel))
            {
                if (lines[^1].Number <= state.Line) continue;
                var checkedLines = await checker.CheckAsync([.. lines.Where(line => line.Number > state.Line)], source, cancel);
                var stored = await storing;
                if (stored.Refusal is not null) return stored;
                storing = StoreAsync(run, checkedLines, stored.State, writer, outcomes, cancel);
            }
        }
        catch (InvalidDataException)
        {
            var broken = await storing;
            return (broken.State, broken.Refusal ?? new Refusal(400, [ImportRules.Unpackable.At(null, $"{broken.State.Line + 1}")]));
        }
        var last = await storing;
        return stream.Objection is { } objection ? (last.State, last.Refusal ?? new Refusal(400, [objection])) : last;
    }

    private static async Task<(ImportState State, Refusal? Refusal)> StoreAsync(
        JobRun run, CheckedLine[] lines, ImportState state, ImportWriter writer, ImportOutcomes outcomes, CancellationToken cancel)
    {
        var (written, refusal) = await writer.WriteAsync(lines, cancel);
        if (refusal is not null) return (state, refusal);
        var refused = written.Where(line => line.Status is null && !line.Line.IsSkipped).Select(line => line.Line);
        var failed = lines.Where(line => line.Issues.Count > 0 && !line.MayChange).Concat(refused).OrderBy(line => line.Number).ToList();
        foreach (var line in failed) await outcomes.WriteAsync(line.Number, line.Issues, cancel);
        await outcomes.FlushAsync(cancel);
        state = state with
        {
            Line = lines[^1].Number,
            Created = state.Created + written.Count(line => line.Status == Store.Access.WriteStatus.Created),
            Updated = state.Updated + written.Count(line => line.Status == Store.Access.WriteStatus.Updated),
            Skipped = state.Skipped + lines.Count(line => line.IsSkipped) + written.Count(line => line.Status is null && line.Line.IsSkipped),
            Failed = state.Failed + failed.Count,
            Outcomes = outcomes.Count,
            OutcomeBytes = outcomes.Bytes,
        };
        await state.SaveAsync(run.Input, cancel);
        run.Progress = string.Create(CultureInfo.InvariantCulture, $"{state.Done} lines, {state.Failed} refused");
        return (state, null);
    }

    private JobOutcome Finish(JobRun run, ImportRequest request, ImportState state)
    {
        List<NdjsonFile> files = [];
        if (state.Outcomes > 0)
        {
            files.Add(new NdjsonFile(Manifest.ErrorName, "OperationOutcome", $"{Manifest.ErrorName}.1.ndjson", state.Outcomes));
            File.Copy(Path.Combine(run.Input, ImportOutcomes.FileName), Path.Combine(run.Output, files[0].FileName));
        }
        return new JobOutcome(Manifest.Of(clock.GetUtcNow(), request.Url, request.NeedsToken, files, $"{request.BaseUrl}/{JobStarter.Path}/{run.Job.Id}", writer => WriteCounts(writer, state)), null);
    }

    private static void WriteCounts(Utf8JsonWriter writer, ImportState state)
    {
        writer.WriteStartObject("extension"u8);
        writer.WriteStartObject("https://fhirref.example/no/import"u8);
        writer.WriteNumber("created"u8, state.Created);
        writer.WriteNumber("updated"u8, state.Updated);
        writer.WriteNumber("skipped"u8, state.Skipped);
        writer.WriteNumber("failed"u8, state.Failed);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
