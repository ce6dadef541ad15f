using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Terminology.Operations;
using Fhir.Server.Definitions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Terminology;

/// <summary>
/// ConceptMap/$translate: with one map, or with all that lie between the value sets or code systems named. 404 for a map that is not known; no translation is an
/// answer. https://hl7.org/fhir/R4/conceptmap-operation-translate.html
/// </summary>
public sealed class TranslateConcept(LiveDefinitions definitions, WriteValidator reader)
{
    private static readonly string[] Known =
    [
        "url", "conceptMap", "conceptMapVersion", "code", "system", "version", "source", "coding", "codeableConcept", "target", "targetsystem", "dependency", "reverse",
    ];

    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var input = OperationReading.Of(request, reader, Known);
        if (input.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var map = await CanonicalInput.ReadAsync(request, input.Value, store, reader, cancel);
        if (map.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var asked = Request(input.Value);
        if (input.Value.Problems.Count > 0) return FhirResponse.Refuse(400, [.. input.Value.Problems]);
        return Translate(request, map.Value, asked);
    }

    private FhirResponse Translate(FhirRequest request, CanonicalInput map, TranslationRequest asked)
    {
        var terminology = definitions.Current.Terminology;
        var translator = new ConceptTranslator(terminology);
        if (map is { Resource.Exists: false, Canonical: null }) return FhirResponse.OfJson(translator.WithAny(asked).ToBytes(request.Language));

        var resource = map.Resource.Exists ? map.Resource : terminology.Source.Find(map.Canonical!)?.Root ?? default;
        if (!resource.Exists || resource.Type.Name != "ConceptMap") return FhirResponse.Refuse(404, TerminologyRules.MapUnknown.At(null, map.Canonical!));
        return FhirResponse.OfJson(translator.With(resource, asked).ToBytes(request.Language));
    }

    private static TranslationRequest Request(OperationInput input)
    {
        var system = input.Text("system");
        if (input.Text("code") is not null && system is null) input.Refuse(ParameterRules.ParameterMissing.At(null, "system"));
        return new TranslationRequest(CodeInput.Read(input, system, "version"))
        {
            Source = input.Text("source"),
            Target = input.Text("target"),
            TargetSystem = input.Text("targetsystem"),
            IsReverse = input.Flag("reverse") ?? false,
            Dependencies = [.. input.Groups("dependency").SelectMany(Dependency)],
        };
    }

    private static List<MapLink> Dependency(Element group)
    {
        var (element, links) = ((string?)null, new List<MapLink>());
        foreach (var part in group.ChildrenNamed("part"))
            if (part.ValueOf("name") == "element") element = part.ValueOf("value");
        foreach (var part in group.ChildrenNamed("part"))
            if (part.ValueOf("name") == "concept" && element is not null)
                foreach (var coding in part.Child("value").ChildrenNamed("coding"))
                    if (coding.ValueOf("code") is { } code) links.Add(new MapLink(element, coding.ValueOf("system"), code, coding.ValueOf("display")));
        return links;
    }
}
