using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Jobs;
using Fhir.Server.Operations.Bulk;

namespace Fhir.Server.Operations.Reindex;

/// <summary>$reindex, the job. A process that takes over goes on where the last had come to: the store keeps the place with what was done.</summary>
public sealed class ReindexWork(TimeProvider clock)
{
    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
    {
        var request = ReindexRequest.Read(run.Job.Request);
        var reached = await run.Index.RunAsync(run.Job.Id, request.Type,
            state => run.Progress = string.Create(CultureInfo.InvariantCulture, $"{state.Done} of {Math.Max(state.Done, state.Total)}"), cancel);
        // Who cancelled it was told so; the place went with the job.
        if (reached is null) return new Refusal(404, [JobRunRules.Unknown.At(null, run.Job.Id)]);
        return new JobOutcome(Manifest.Of(clock.GetUtcNow(), request.Url, request.NeedsToken, [], "", writer => WriteCount(writer, reached.Done)), null);
    }

    private static void WriteCount(Utf8JsonWriter writer, long resources)
    {
        writer.WriteStartObject("extension"u8);
        writer.WriteStartObject("https://fhirref.example/no/reindex"u8);
        writer.WriteNumber("resources"u8, resources);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
