using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Tiltak;

namespace Fhir.Server.Validation;

/// <summary>Reads searches with this server's parameters and limits.</summary>
public sealed class SearchReader(LiveParameters live, LiveDefinitions definitions, HostSettings settings, TimeProvider clock)
{
    private static readonly FrozenDictionary<string, Compartment> Compartments = DefinitionsPack.Core.Compartments.ToFrozenDictionary(compartment => compartment.Code);

    private static readonly FrozenSet<string> Counted = TiltakModules.All.SelectMany(module => module.Counted).ToFrozenSet();

    private SearchParameterSet Known => live.Current;

    public Result<SearchQuery> Read(FhirRequest request) => Read(request, SettingsOf(request));

    /// <summary>A search that is answered as such: it may ask for contained resources.</summary>
    public Result<SearchQuery> ReadType(FhirRequest request)
    {
        var query = Read(request, SettingsOf(request) with { SearchesContained = true });
        return query.IsValue && IsCounted(query.Value) ? query.Value with { Total = Total.Accurate } : query;
    }

    /// <summary>What is about one patient is soon counted. https://profiles.ihe.net/ITI/MHD/StructureDefinition-IHE.MHD.FindDocumentReferencesResponseMessage.html (total 1..1)</summary>
    private static bool IsCounted(SearchQuery query) => query.Total == Total.Unstated && Counted.Contains(query.Type)
        && query.Applied.Any(parameter => parameter.Name.Split(':', '.')[0] == "patient");

    /// <summary>Over every type the caller may search, unless <c>_type</c> names some: one of those that is not permitted is refused by the store.</summary>
    public Result<SearchQuery> ReadSystem(FhirRequest request, Permit permit)
    {
        if (Refused(request) is { } refusal) return refusal;
        var types = Choosable(request, [.. Known.Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }).Select(type => type.Name)], permit);
        return types.Refusal ?? SearchQueryParser.ParseSystem(types.Value, request.Query, Known, SettingsOf(request));
    }

    /// <summary>404 for a type that has no compartment, or is not in it.</summary>
    public Result<SearchQuery> ReadCompartment(FhirRequest request, Permit permit)
    {
        if (Refused(request) is { } refusal) return refusal;
        if (!Compartments.TryGetValue(request.Owner, out var compartment)) return NotFound(InteractionRules.CompartmentUnknown, request);
        if (request.Type.Length == 0) return ReadCompartment(request, compartment, permit);
        if (!compartment.MemberTypes.Contains(request.Type)) return NotFound(InteractionRules.CompartmentMember, request);
        return SearchQueryParser.ParseCompartment(compartment, request.Id, request.Type, request.Query, Known, SettingsOf(request));
    }

    /// <summary>The search in a condition. Strict: a misspelt parameter that was ignored would turn the condition into "anything".</summary>
    public Result<SearchQuery> ReadCondition(string type, string query, string ownBase) =>
        SearchQueryParser.Parse(type, QueryText.Parse(query), Known, Settings(ownBase, isStrict: true));

    private Result<SearchQuery> Read(FhirRequest request, SearchSettings reading) => Refused(request) is { } refusal
        ? refusal : SearchQueryParser.Parse(request.Type, request.Query, Known, reading);

    private Result<SearchQuery> ReadCompartment(FhirRequest request, Compartment compartment, Permit permit)
    {
        var types = Choosable(request, compartment.MemberTypes, permit);
        return types.Refusal ?? SearchQueryParser.ParseCompartment(compartment, request.Id, types.Value, request.Query, Known, SettingsOf(request));
    }

    private static Result<ImmutableArray<string>> Choosable(FhirRequest request, ImmutableArray<string> types, Permit permit)
    {
        if (request.Parameter(SearchQueryParser.TypeParameter) is not null) return types;
        var permitted = types.Where(type => permit.Permits(type, Interaction.Search)).ToImmutableArray();
        return permitted.IsEmpty ? new Refusal(403, [StoreRules.NotPermitted.At(null, Permit.AnyType)]) : permitted;
    }

    private static Refusal? Refused(FhirRequest request) => request is { Method: "POST", ContentFormat: not (null or BodyFormat.Form) }
        ? new Refusal(415, [TransportRules.ContentTypeUnknown.At(null, request.ContentFormat.ToString()!, MediaTypes.Form)]) : null;

    private static Refusal NotFound(Rule rule, FhirRequest request) => new(404, [rule.At(null, request.Owner, request.Type)]);

    private SearchSettings SettingsOf(FhirRequest request) => Settings(request.BaseUrl, request.Prefer.IsStrict);

    private SearchSettings Settings(string ownBase, bool isStrict) => new()
    {
        IsStrict = isStrict, MaxChainLength = settings.MaxChainLength,
        OwnBase = ownBase,
        Now = clock.GetUtcNow(),
        Terminology = new SearchTerminology(definitions.Current.Terminology, id => definitions.UrlOf("ValueSet", id)),
    };
}
