using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Interactions;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations;

/// <summary>
/// Observation/$lastn: the newest Observations of each code, by a search that says whose and of which kind. Parameters come in the address, as a form or
/// as Parameters. https://hl7.org/fhir/R4/observation-operation-lastn.html
/// </summary>
public sealed class LastN(SearchReader reader, WriteValidator bodies, SearchParameterSet parameters, SearchAnswer answer)
{
    private const string Most = "max";

    /// <summary>The answer has an order and a size of its own.</summary>
    private static readonly string[] WithoutMeaning = ["_sort", "_count", SearchQueryParser.CursorParameter];

    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var given = Given(request);
        if (given.Refusal is { } unreadable) return Task.FromResult(FhirResponse.Refuse(unreadable));
        return answer.ToAsync(request with { Query = given.Value, Body = default, ContentFormat = null }, store, Read, cancel);
    }

    private Result<SearchQuery> Read(FhirRequest request)
    {
        if (ReadMost(request.Query) is not { } most) return Refusal.BadRequest(OperationRules.LastNMax.At(Most));
        var ignored = request.Query.Where(parameter => WithoutMeaning.Contains(parameter.Name)).Select(parameter => OperationRules.LastNIgnores.At(parameter.Name, parameter.Name)).ToList();
        if (ignored.Count > 0 && request.Prefer.IsStrict) return new Refusal(400, [.. ignored.Select(issue => issue with { Severity = Severity.Error })]);

        var query = reader.Read(request with { Query = [.. request.Query.Where(parameter => parameter.Name != Most && !WithoutMeaning.Contains(parameter.Name))] });
        if (query.Refusal is { } refusal) return refusal;
        return Missing(query.Value) is { } missing ? Refusal.BadRequest(missing) : Newest(query.Value, request.Query, most) with { Ignored = [.. query.Value.Ignored, .. ignored] };
    }

    private SearchQuery Newest(SearchQuery query, IReadOnlyList<QueryParameter> given, int most) => query with
    {
        Newest = new NewestOfEach(parameters.Find("Observation", "code")!, parameters.Find("Observation", "date")!, most),
        Applied = [.. query.Applied, .. given.Where(parameter => parameter.Name == Most)],
    };

    /// <summary>The parameters of the address and the form, and those of a Parameters resource by their text.</summary>
    private Result<List<QueryParameter>> Given(FhirRequest request)
    {
        if (request.Body.IsEmpty || request.ContentFormat == BodyFormat.Form) return new List<QueryParameter>(request.Query);
        var body = bodies.Read(request);
        if (body.Refusal is { } refusal) return refusal;
        var given = new List<QueryParameter>(request.Query);
        foreach (var parameter in body.Value.Root.ChildrenNamed("parameter"))
        {
            if (parameter.ValueOf("name") is not { } name) continue;
            if (!parameter.Child("value").HasValue) return Refusal.BadRequest(ParameterRules.ParameterType.At(parameter.Path, name, parameter.Child("value").Exists ? parameter.Child("value").Type.Name : "-", "valueString"));
            given.Add(new QueryParameter(name, parameter.Child("value").Value!));
        }
        return given;
    }

    /// <summary>One when it is not said; null when it is said wrongly.</summary>
    private static int? ReadMost(IReadOnlyList<QueryParameter> given) => given.Where(parameter => parameter.Name == Most).ToList() switch
    {
        [] => 1,
        [var (_, text)] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 => most,
        _ => null,
    };

    private static Issue? Missing(SearchQuery query)
    {
        var asked = query.Clauses.Select(ParameterOf).OfType<SearchParameter>().ToList();
        if (!asked.Exists(parameter => parameter.Code is "patient" or "subject")) return OperationRules.LastNSubject.At(null);
        return asked.Exists(parameter => parameter.Code == "category" || parameter.Code.Contains("code", StringComparison.Ordinal)) ? null : OperationRules.LastNCode.At(null);
    }

    /// <summary>Null for a clause that says what is not wanted, or speaks of others.</summary>
    private static SearchParameter? ParameterOf(SearchClause clause) => clause switch
    {
        ParameterClause { Modifier: not Modifier.Not } values => values.Parameter,
        ChainClause chain => chain.Reference,
        _ => null,
    };
}
