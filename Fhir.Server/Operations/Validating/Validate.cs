using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Validating;

/// <summary>
/// $validate: 200 with an OperationOutcome whatever the verdict; only a body that cannot be read at all is refused. On an instance it is what is stored that is validated
/// when nothing is sent along. https://hl7.org/fhir/R4/resource-operation-validate.html
/// </summary>
public sealed class Validate(WriteValidator reader, LiveDefinitions definitions, WriteOutlook outlook, Schema schema)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        if (request.Body.IsEmpty && request.Id.Length > 0) return await AnswerAsync(request, ValidationAsked.Of(request, default), [], store, cancel);
        if (WriteValidator.Unreadable(request) is { } unreadable) return FhirResponse.Refuse(unreadable);

        var parsed = reader.Parse(request);
        if (!parsed.IsWellFormed) return FhirResponse.Refuse(400, [.. parsed.Issues]);
        return parsed.Document is null
            ? FhirResponse.Refuse(200, [.. parsed.Issues])
            : await AnswerAsync(request, ValidationAsked.Of(request, parsed.Document.Root), parsed.Issues, store, cancel);
    }

    private async Task<FhirResponse> AnswerAsync(FhirRequest request, ValidationAsked asked, IReadOnlyList<Issue> found, IPermittedStore store, CancellationToken cancel)
    {
        if (asked.Problem is { } problem) return FhirResponse.Refuse(200, [.. found, problem]);
        // "The server ignores the content": of a deletion only the resource itself is asked about.
        if (asked.Mode == ValidationMode.Delete) return FhirResponse.Refuse(200, [.. found, .. await outlook.OfDeleteAsync(request, asked, store, cancel)]);

        var resource = asked.Resource.Exists ? Document.Of(asked.Resource) : null;
        if (resource is null)
        {
            var stored = await Patch.CurrentAsync(request.Type, request.Id, store, cancel);
            if (stored.Refusal is { } nothing) return FhirResponse.Refuse(nothing);
            resource = JsonParser.Parse(stored.Value.Json, schema).Document!;
        }
        List<Issue> issues = [.. found, .. TypeIssues(request, resource.Root), .. Validated(resource, asked.Profiles)];
        if (asked.Mode is { } mode && !issues.Any(issue => issue.IsError)) issues.AddRange(await outlook.OfWriteAsync(mode, request, resource, store, cancel));
        return FhirResponse.Refuse(200, [.. issues]);
    }

    private IEnumerable<Issue> Validated(Document document, IReadOnlyList<string> profiles) =>
        definitions.Current.Validator.Validate(document, ValidationOptions.Default with { Profiles = [.. profiles] });

    private static IEnumerable<Issue> TypeIssues(FhirRequest request, Element resource)
    {
        if (request.Type.Length > 0 && resource.Type.Name != request.Type)
            yield return InteractionRules.TypeMismatch.At(resource.Type.Name, request.Type, resource.Type.Name);
    }
}
