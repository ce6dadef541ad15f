using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations;

/// <summary>
/// $validate: 200 with an OperationOutcome whatever the verdict; only a body that cannot be read at all is refused.
/// https://hl7.org/fhir/R4/resource-operation-validate.html
/// </summary>
public sealed class Validate(WriteValidator reader, LiveDefinitions definitions)
{
    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => Task.FromResult(Handle(request));

    private FhirResponse Handle(FhirRequest request)
    {
        if (WriteValidator.Unreadable(request) is { } unreadable) return FhirResponse.Refuse(unreadable);

        var parsed = reader.Parse(request);
        if (!parsed.IsWellFormed) return FhirResponse.Refuse(400, [.. parsed.Issues]);
        var profiles = request.Query.Where(parameter => parameter.Name == "profile").Select(parameter => parameter.Value).ToList();
        return FhirResponse.Refuse(200, [.. parsed.Document is null ? parsed.Issues : Issues(request, parsed, profiles)]);
    }

    private IEnumerable<Issue> Issues(FhirRequest request, ParseResult parsed, List<string> profiles)
    {
        var document = parsed.Document!;
        if (document.Root.Type.Name != "Parameters" || Wrapped(document.Root) is not { Exists: true } wrapped)
            return [.. parsed.Issues, .. TypeIssues(request, document.Root), .. Validated(document, profiles)];

        profiles.AddRange(Profiles(document.Root));
        // The wrapped resource is validated as a document of its own, so that expressions begin at its type.
        return [.. parsed.Issues, .. TypeIssues(request, wrapped), .. Validated(Document.Of(wrapped), profiles)];
    }

    private IEnumerable<Issue> Validated(Document document, IReadOnlyList<string> profiles) =>
        definitions.Current.Validator.Validate(document, ValidationOptions.Default with { Profiles = [.. profiles] });

    private static IEnumerable<Issue> TypeIssues(FhirRequest request, Element resource)
    {
        if (request.Type.Length > 0 && resource.Type.Name != request.Type)
            yield return InteractionRules.TypeMismatch.At(resource.Type.Name, request.Type, resource.Type.Name);
    }

    private static Element Wrapped(Element parameters)
    {
        foreach (var parameter in parameters.ChildrenNamed("parameter"))
            if (parameter.ValueOf("name") == "resource") return parameter.Child("resource");
        return default;
    }

    private static List<string> Profiles(Element parameters)
    {
        var profiles = new List<string>();
        foreach (var parameter in parameters.ChildrenNamed("parameter"))
            if (parameter.ValueOf("name") == "profile" && parameter.ValueOf("value") is { } value) profiles.Add(value);
        return profiles;
    }
}
