using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>The parameters whose rows a search looks into, each with the type whose rows they are.</summary>
internal static class AskedParameters
{
    public static IEnumerable<(string Type, SearchParameter Parameter)> Of(SearchQuery query, SearchParameterSet known) =>
        query.PerType().SelectMany(OfOneType).Concat(query.Includes.SelectMany(include => Of(include, known)));

    private static IEnumerable<(string Type, SearchParameter Parameter)> OfOneType(SearchQuery query)
    {
        var asked = query.Clauses.SelectMany(clause => Of(query.Type, clause)).Concat(query.Sort.Select(sort => (query.Type, sort.Parameter)));
        return query.Newest is { } newest ? asked.Append((query.Type, newest.Concept)).Append((query.Type, newest.Time)) : asked;
    }

    private static IEnumerable<(string Type, SearchParameter Parameter)> Of(string type, SearchClause clause) => clause switch
    {
        ParameterClause values => [(type, values.Parameter)],
        MissingClause missing => [(type, missing.Parameter)],
        ChainClause chain => chain.AnyOf.SelectMany(target => Of(target.Type, target.Clause)).Prepend((type, chain.Reference)),
        HasClause has => Of(has.SourceType, has.Clause).Prepend((has.SourceType, has.Reference)),
        ListClause lists => [("List", lists.Item)],
        CompartmentClause compartment => compartment.By.Select(parameter => (type, parameter)),
        AllClause all => all.Parts.SelectMany(part => Of(type, part)),
        AnyClause any => any.Parts.SelectMany(part => Of(type, part)),
        NotClause not => Of(type, not.Clause),
        _ => throw new InvalidOperationException($"There is no clause {clause.GetType().Name}."),
    };

    /// <summary>A wildcard follows every reference of its type, or of every type.</summary>
    private static IEnumerable<(string Type, SearchParameter Parameter)> Of(IncludePath include, SearchParameterSet known)
    {
        var types = include.SourceType == IncludePath.AnyType
            ? known.Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }).Select(type => type.Name) : [include.SourceType];
        return types.SelectMany(type => include.Parameter is { } only ? [(type, only)]
            : known.Of(type).Where(parameter => parameter.Type == SearchParameterType.Reference).Select(parameter => (type, parameter)));
    }
}
