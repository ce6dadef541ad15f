using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Search.Words;

namespace Fhir.Kernel.Search;

/// <summary>
/// Asks one resource whether it matches, without an index: the parameter's FHIRPath, and the specification's rule for its type. Slow and plain;
/// it is what an index is held against, and what answers for a single resource.
/// </summary>
/// <param name="others">Every resource of a type, for conditions on what a reference leads to.</param>
/// <param name="ownBase">The base of the server, below which absolute references are local.</param>
public sealed partial class SearchMatcher(SearchParameterSet known, Func<string, IEnumerable<Element>> others, string? ownBase)
{
    private static readonly FhirPathContext Context = new() { ReferenceTypesFromText = true };

    private readonly ConcurrentDictionary<(string Type, string Expression), FhirPathExpression> compiled = new();

    /// <summary>Whether the resource matches, or as <c>_contained</c> asks something that it contains.</summary>
    public bool Matches(SearchQuery query, Element resource) =>
        query.Contained != Contained.True && MatchesItself(query, resource) || query.Contained != Contained.False && ContainedMatches(query, resource).Any();

    /// <summary>The ids of the contained resources that match. https://hl7.org/fhir/R4/search.html#contained</summary>
    public IEnumerable<string> ContainedMatches(SearchQuery query, Element container) =>
        SearchedContained.Of(container).Where(contained => MatchesItself(query, contained.Resource)).Select(contained => contained.Id);

    private bool MatchesItself(SearchQuery query, Element resource) => query.Branches.IsEmpty
        ? resource.Type.Name == query.Type && query.Clauses.All(clause => Matches(clause, resource))
        : query.Branches.Any(branch => branch.Type == resource.Type.Name && branch.Clauses.All(clause => Matches(clause, resource)));

    private bool Matches(SearchClause clause, Element resource) => clause switch
    {
        MissingClause missing => missing.IsMissing == (Select(missing.Parameter, resource).Count == 0),
        ParameterClause { Modifier: Modifier.Not or Modifier.NotIn } not => !not.AnyOf.Any(value => Matches(not with { Modifier = Modifier.None }, value, resource)),
        ParameterClause parameter => parameter.AnyOf.Any(value => Matches(parameter, value, resource)),
        ChainClause chain => chain.AnyOf.Any(target => others(target.Type)
            .Any(other => Matches(target.Clause, other) && RefersTo(chain.Reference, resource, other)) || LeadsInside(chain.Reference, resource, target)),
        HasClause has => others(has.SourceType).Any(other => Matches(has.Clause, other) && RefersTo(has.Reference, other, resource)),
        AllClause all => all.Parts.All(part => Matches(part, resource)),
        AnyClause any => any.Parts.Any(part => Matches(part, resource)),
        NotClause not => !Matches(not.Clause, resource),
        ListClause lists => others("List").Any(list => lists.Ids.Contains(list.ValueOf("id")!) && RefersTo(lists.Item, list, resource)),
        CompartmentClause inside => IsIn(inside, resource),
        _ => throw new InvalidOperationException($"There is no clause {clause.GetType().Name}."),
    };

    /// <summary>Whether a reference leads to something that the resource itself contains and that meets the condition. https://hl7.org/fhir/R4/search.html#contained</summary>
    private bool LeadsInside(SearchParameter reference, Element resource, ChainTarget target)
    {
        if (!SearchedContained.CanBeAsked(target.Clause)) return false;
        var matching = SearchedContained.Of(resource).Where(contained => contained.Resource.Type.Name == target.Type && Matches(target.Clause, contained.Resource))
            .Select(contained => "#" + contained.Id).ToHashSet(StringComparer.Ordinal);
        return matching.Count > 0 && Select(reference, resource).Any(found =>
            found.Element is { Exists: true } element && (element.IsPrimitive ? element.Value : element.ValueOf("reference")) is { } text && matching.Contains(text));
    }

    private bool IsIn(CompartmentClause compartment, Element resource) =>
        resource.Type.Name == compartment.Owner && resource.ValueOf("id") == compartment.Id
        || compartment.By.Any(reference => RefersTo(reference, resource, compartment.Owner, compartment.Id));

    private bool RefersTo(SearchParameter reference, Element from, Element to) => RefersTo(reference, from, to.Type.Name, to.ValueOf("id")!)
        || Select(reference, from).Any(found => found.Element is { Exists: true, IsPrimitive: true, Value: { } text } && CanonicalLinks.Lead(text, to));

    private bool RefersTo(SearchParameter reference, Element from, string type, string id)
    {
        var value = new ReferenceValue(type, id, IsAbsolute: false);
        return Matches(new ParameterClause(reference, Modifier.None, [value]), value, from);
    }

    private bool Matches(ParameterClause clause, SearchValue value, Element resource) => value is WordsValue words
        ? WordMatcher.Matches(words.Query, resource, SearchParameterSet.IsOfNarrative(clause.Parameter)) : MatchesValue(clause, value, resource);

    private bool MatchesValue(ParameterClause clause, SearchValue value, Element resource) => Select(clause.Parameter, resource).Any(found =>
        value is CompositeValue composite
            ? MatchesParts(clause.Parameter, composite, found.Element, resource)
            : ValueMatcher.Matches(value, clause.Modifier, found, ownBase))
        || clause.Modifier == Modifier.Identifier && Untyped(clause.Parameter, resource).Any(found => ValueMatcher.Matches(value, clause.Modifier, found, ownBase));

    /// <summary>References by identifier alone, which may lead to any of the types that the parameter chooses among.</summary>
    private IEnumerable<FhirPathValue> Untyped(SearchParameter parameter, Element resource) => SearchExpression.For(parameter.Expression!, resource.Type.Name) is { } expression
        ? Evaluate(ChosenType().Replace(expression, ""), resource, resource).Where(found => found.Element is { Exists: true, IsPrimitive: false } element && ReferenceText.IsUntypedLogical(element)) : [];

    [GeneratedRegex(@"\.where\(resolve\(\) is \w+\)")]
    private static partial Regex ChosenType();

    private bool MatchesParts(SearchParameter composite, CompositeValue value, Element repetition, Element resource) =>
        composite.Components.Zip(value.Parts).All(pair =>
            Evaluate(pair.First.Expression.Replace("DateTime", "dateTime", StringComparison.Ordinal), repetition, resource)
                .Any(found => ValueMatcher.Matches(pair.Second, Modifier.None, found, ownBase)));

    private FhirPathValues Select(SearchParameter parameter, Element resource) =>
        SearchExpression.For(parameter.Expression!, resource.Type.Name) is { } expression ? Evaluate(expression, resource, resource) : FhirPathValues.Empty;

    private FhirPathValues Evaluate(string expression, Element focus, Element resource) =>
        compiled.GetOrAdd((focus.Type.Name, expression), key => FhirPathExpression.Compile(key.Expression, known.Schema, key.Type).Value)
            .Evaluate(focus, Context with { Resource = resource });
}
