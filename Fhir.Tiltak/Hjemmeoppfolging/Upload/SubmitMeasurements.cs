using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Upload;

/// <summary>
/// Observation/$submit: measurements that a hub sends together. Each is stored once however often it is sent, one that is refused does not touch the others, and the
/// answer repeats each entry's fullUrl. https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-submit
/// </summary>
public sealed class SubmitMeasurements : IFhirOperation
{
    public const int MostEntries = 1000;

    public string Definition => HomeCodes.Operation("hjemme-submit");

    public ImmutableArray<OperationRoute> Routes { get; } = [new("POST", "Observation/$submit", Interaction.Create)];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var bundle = Bundle(request);
        if (bundle.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        using var answer = new SubmitWriter(request.Language);
        var seen = new HashSet<string>();
        foreach (var entry in bundle.Value.ChildrenNamed("entry"))
        {
            var fullUrl = entry.ValueOf("fullUrl");
            if (fullUrl is null) answer.Refused(null, new Refusal(422, [UploadRules.FullUrlMissing.At($"{entry.Path}.fullUrl")]));
            else if (!seen.Add(fullUrl)) answer.Refused(fullUrl, new Refusal(422, [UploadRules.FullUrlTwice.At($"{entry.Path}.fullUrl", fullUrl)]));
            else if (entry.Child("resource") is { Exists: true, Type.Name: "Patient" }) answer.Ignored(fullUrl, UploadRules.Ignored.At(entry.Path, "Patient"));
            else await StoreAsync(entry, fullUrl, answer, request, store, host, cancel);
        }
        return OperationAnswer.Of(answer.ToBytes());
    }

    private static Result<Element> Bundle(OperationRequest request)
    {
        var read = request.Input("bundle");
        if (read.Refusal is { } refusal) return refusal;
        var bundle = read.Value.Value("bundle", "Bundle");
        if (read.Value.Problems.Count > 0) return new Refusal(400, read.Value.Problems);
        if (!bundle.Exists) return Refusal.BadRequest(UploadRules.BundleMissing.At(null));
        if (bundle.ValueOf("type") is var type and not ("batch" or "collection")) return Refusal.BadRequest(UploadRules.BundleType.At("Bundle.type", type ?? "-"));
        var count = bundle.All("entry").Count;
        return count > MostEntries ? new Refusal(413, [UploadRules.TooMany.At("Bundle.entry", $"{count}", $"{MostEntries}")]) : bundle;
    }

    private static async Task StoreAsync(Element entry, string fullUrl, SubmitWriter answer, OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var read = UploadEntry.Read(entry);
        if (read.Refusal is { } wrong)
        {
            answer.Refused(fullUrl, wrong);
            return;
        }
        var transaction = JsonParser.Parse(read.Value.ToTransaction(), host.Schema).Document!;
        var done = await host.TransactAsync(transaction, request, store, cancel);
        if (done.Outcome is { } issues) answer.Refused(fullUrl, new Refusal(done.Status, [.. issues.Select(issue => Within(issue, entry))]));
        else answer.Stored(fullUrl, JsonParser.Parse(done.Json, host.Schema).Document!.Root.All("entry")[0].Child("response"));
    }

    /// <summary>Where the client can find it: in what was sent, not in what was made of it.</summary>
    private static Issue Within(Issue issue, Element entry) => issue.Expression is { } expression && expression.StartsWith("Bundle.entry[0]", StringComparison.Ordinal)
        ? issue with { Expression = entry.Path + expression["Bundle.entry[0]".Length..] } : issue;
}
