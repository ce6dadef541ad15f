using System.Text.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>What a page's matches refer to, or are referred to by. https://hl7.org/fhir/R4/search.html#include</summary>
internal static class Includes
{
    /// <summary>Rounds that iterating paths go at most.</summary>
    private const int MostRounds = 10;

    /// <summary>Each resource once, matches left out; null when there would be more than <paramref name="most"/>, or more bytes than the budget has.</summary>
    public static List<StoredResource>? Of(Session session, Names names, ResourceStore resources, SearchQuery query, List<StoredResource> matches, int most, PageBudget budget)
    {
        var included = new List<StoredResource>();
        if (query.Includes.IsEmpty) return included;
        var seen = matches.Select(match => match.Reference).ToHashSet(StringComparer.Ordinal);
        var fresh = matches;
        for (var round = 0; round < MostRounds && fresh.Count > 0; round++)
        {
            var found = new List<StoredResource>();
            foreach (var path in query.Includes.Where(path => round == 0 || path.IsIterated))
                foreach (var key in KeysOf(session, names, path, fresh, most + 1))
                    if (resources.Fetch(session, key) is { IsDeleted: false } resource && seen.Add(resource.Reference))
                    {
                        if (!budget.Take(resource)) return null;
                        found.Add(resource);
                    }
            included.AddRange(found);
            if (included.Count > most) return null;
            fresh = found;
        }
        return included;
    }

    private static List<long> KeysOf(Session session, Names names, IncludePath path, List<StoredResource> from, int most)
    {
        var wanted = path.IsReverse ? path.TargetType : path.SourceType == IncludePath.AnyType ? null : path.SourceType;
        var sources = from.Where(resource => wanted is null || wanted == resource.Type).ToLookup(resource => resource.Type);
        Sql Select(string type) => path.IsReverse ? Backward(names, path, type, session.Dialect) : Forward(names, path, type, session.Dialect);
        return [.. sources.SelectMany(group => Run(Select(group.Key), session, Ids(group), most))];
    }

    /// <summary>From the references of the resources to what they lead to. Parameters: type, ids, rows.</summary>
    private static Sql Forward(Names names, IncludePath path, string type, Dialect dialect)
    {
        var sql = Sql.Of($"SELECT DISTINCT d.key FROM directory s {dialect.JoinInOrder} reference f ON f.resource = s.key");
        if (path.Parameter is { } parameter) sql.Add($" AND f.parameter = {names.Parameter(type, parameter)}");
        if (path.TargetType is { } target) sql.Add($" AND f.target_type = {names.Type(target)}");
        return sql.Add($" {dialect.JoinInOrder} directory d ON d.type = f.target_type AND d.id = f.target")
            .Add($" WHERE s.type = {names.Type(type)} AND s.id IN ({dialect.TextsOf}) LIMIT ?");
    }

    /// <summary>From the resources to those whose references lead to them.</summary>
    private static Sql Backward(Names names, IncludePath path, string type, Dialect dialect)
    {
        var parameters = path.Parameter is { } parameter ? [names.Parameter(path.SourceType, parameter)] : names.ReferenceParameters(path.SourceType == IncludePath.AnyType ? null : path.SourceType);
        return Sql.Of("SELECT DISTINCT f.resource FROM reference f")
            .Add($" WHERE f.parameter IN ({string.Join(", ", parameters)}) AND f.target IN ({dialect.TextsOf}) AND f.target_type = {names.Type(type)} LIMIT ?");
    }

    private static string Ids(IEnumerable<StoredResource> resources) => JsonSerializer.Serialize(resources.Select(resource => resource.Id).ToArray());

    private static List<long> Run(Sql sql, Session session, string ids, int most)
    {
        var keys = new List<long>();
        var statement = session.Prepare(sql.Text).Bind(1, ids).Bind(2, most);
        while (statement.Step()) keys.Add(statement.Long(0));
        return keys;
    }
}
