using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
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
/// ValueSet/$expand: 404 for a value set that is not known, 422 for one that cannot be computed or is too large, with what stands in the way.
/// https://hl7.org/fhir/R4/valueset-operation-expand.html
/// </summary>
public sealed class ExpandValueSet(LiveDefinitions definitions, WriteValidator reader, TimeProvider clock)
{
    private static readonly string[] Known =
    [
        "url", "valueSet", "valueSetVersion", "context", "contextDirection", "filter", "date", "offset", "count", "includeDesignations", "designation",
        "includeDefinition", "activeOnly", "excludeNested", "excludeNotForUI", "excludePostCoordinated", "displayLanguage", "exclude-system",
        "system-version", "check-system-version", "force-system-version",
    ];

    // What shapes the answer is repeated in it. https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion.parameter
    private static readonly (string Name, string Type)[] Echoed =
    [
        ("filter", "String"), ("offset", "Integer"), ("count", "Integer"), ("includeDesignations", "Boolean"), ("designation", "String"), ("includeDefinition", "Boolean"),
        ("activeOnly", "Boolean"), ("excludeNested", "Boolean"), ("excludeNotForUI", "Boolean"), ("excludePostCoordinated", "Boolean"), ("displayLanguage", "Code"),
        ("exclude-system", "Uri"), ("system-version", "Uri"), ("check-system-version", "Uri"), ("force-system-version", "Uri"),
    ];

    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var input = OperationReading.Of(request, reader, Known);
        if (input.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var valueSet = await CanonicalInput.ReadAsync(request, input.Value, store, reader, cancel);
        if (valueSet.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var asked = Request(input.Value);
        var rules = Rules(input.Value);
        if (valueSet.Value is { Resource.Exists: false, Canonical: null }) input.Value.Refuse(ParameterRules.ParameterMissing.At(null, "url, valueSet"));
        if (input.Value.Problems.Count > 0) return FhirResponse.Refuse(400, [.. input.Value.Problems]);
        return Expand(valueSet.Value, asked, rules);
    }

    private FhirResponse Expand(CanonicalInput valueSet, ExpansionRequest request, SystemRules rules)
    {
        var terminology = definitions.Current.Terminology.With(rules);
        var resource = valueSet.Resource.Exists ? valueSet.Resource : ValueSets.Resource(terminology, valueSet.Canonical!);
        var membership = valueSet.Resource.Exists ? terminology.Membership(valueSet.Resource) : terminology.Membership(valueSet.Canonical!);
        if (ValueSets.Unknown(membership) is { } unknown) return FhirResponse.Refuse(unknown);

        var expanded = new ValueSetExpander(terminology).Expand(membership, resource, request);
        if (expanded.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        return FhirResponse.OfJson(ExpansionWriter.ToBytes(expanded.Value, resource, valueSet.Canonical ?? "", request, clock.GetUtcNow()));
    }

    private static ExpansionRequest Request(OperationInput input)
    {
        ValueSets.RefuseDate(input);
        ValueSets.RefuseContext(input);
        return new ExpansionRequest
        {
            Text = input.Text("filter"),
            Offset = input.Number("offset"),
            Count = input.Number("count"),
            IncludesDesignations = input.Flag("includeDesignations") ?? input.Texts("designation").Count > 0,
            Designations = [.. input.Texts("designation")],
            IncludesDefinition = input.Flag("includeDefinition") ?? false,
            IsActiveOnly = input.Flag("activeOnly") ?? false,
            IsFlat = input.Flag("excludeNested") ?? false,
            IsSelectableOnly = input.Flag("excludeNotForUI") ?? false,
            DisplayLanguage = input.Text("displayLanguage"),
            Parameters = [.. Echoed.SelectMany(echoed => input.Texts(echoed.Name).Select(value => new ExpansionParameter(echoed.Name, echoed.Type, value)))],
        };
    }

    private static SystemRules Rules(OperationInput input) => new()
    {
        Default = Versions(input, "system-version"),
        Check = Versions(input, "check-system-version"),
        Force = Versions(input, "force-system-version"),
        Excluded = [.. input.Texts("exclude-system")],
    };

    private static ImmutableDictionary<string, string> Versions(OperationInput input, string name)
    {
        var versions = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var canonical in input.Texts(name))
        {
            if (Kernel.Definitions.Canonical.Split(canonical) is (var url, { } version)) versions[url] = version;
            else input.Refuse(ParameterRules.ParameterInvalid.At(null, name, canonical, "system|version"));
        }
        return versions.ToImmutable();
    }
}
