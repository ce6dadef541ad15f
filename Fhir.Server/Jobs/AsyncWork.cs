using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;

namespace Fhir.Server.Jobs;

/// <summary>
/// Answers a request that was put off: a Bundle of type batch-response with one entry that holds status and body, as the asynchronous pattern has it
/// since R5 (R4 leaves the form open but for bulk data). https://hl7.org/fhir/R5/async-bundle.html
/// </summary>
public sealed class AsyncWork(FhirRouter router, TimeProvider clock)
{
    public const string AnswerFile = "answer.json";

    private const string BegunFile = "begun";

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
    {
        var request = AsyncRequest.Read(run.Job.Request);
        if (!request.IsRepeatable && !Begin(run.Input)) return new Refusal(500, [JobRunRules.BrokenOff.At(null)]);
        var file = Path.Combine(run.Input, AsyncRequests.BodyFile);
        var body = File.Exists(file) ? await File.ReadAllBytesAsync(file, cancel) : [];
        var answer = await (await router.DispatchAsync(request.ToRequest(body), run.Store.Permit, cancel)).CollectAsync(cancel);
        await File.WriteAllBytesAsync(Path.Combine(run.Output, AnswerFile), Bundle(answer, request.Language), cancel);
        return new JobOutcome("", null);
    }

    /// <summary>False when somebody has begun before: what was written then cannot be told from here.</summary>
    private static bool Begin(string input)
    {
        Directory.CreateDirectory(input);
        try
        {
            using var begun = new FileStream(Path.Combine(input, BegunFile), FileMode.CreateNew);
            return true;
        }
        catch (IOException) when (File.Exists(Path.Combine(input, BegunFile)))
        {
            return false;
        }
    }

    private byte[] Bundle(FhirResponse answer, Language language)
    {
        using var bundle = new BundleWriter("batch-response", clock.GetUtcNow());
        bundle.Entry(null, answer.Json.Span, writer => BundleWriter.Response(writer, answer, language));
        return bundle.ToBytes();
    }
}
