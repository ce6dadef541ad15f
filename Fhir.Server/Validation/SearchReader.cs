using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;

namespace Fhir.Server.Validation;

/// <summary>Reads searches with this server's parameters and limits.</summary>
public sealed class SearchReader(SearchParameterSet parameters, TimeProvider clock)
{
    public Result<SearchQuery> Read(FhirRequest request) =>
        SearchQueryParser.Parse(request.Type, request.Query, parameters, Settings(request.BaseUrl, request.Prefer.IsStrict));

    /// <summary>The search in a condition. Strict: a misspelt parameter that was ignored would turn the condition into "anything".</summary>
    public Result<SearchQuery> ReadCondition(string type, string query, string ownBase) =>
        SearchQueryParser.Parse(type, QueryText.Parse(query), parameters, Settings(ownBase, isStrict: true));

    private SearchSettings Settings(string ownBase, bool isStrict) => new() { IsStrict = isStrict, OwnBase = ownBase, Now = clock.GetUtcNow() };
}
