using System.Text.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// What a page's matches refer to, or are referred to by, and with <c>:iterate</c> what is found so in turn. What the permit does not cover is not
/// there: neither answered nor followed. https://hl7.org/fhir/R4/search.html#include
/// </summary>
/// <param name="most">Included resources at most.</param>
internal sealed class Includes(Session session, Names names, ResourceStore resources, VersionedReferences versioned, Permit permit, int most, PageBudget budget)
{
    /// <summary>Each resource once, matches left out; null when there would be too many, or more bytes than the budget has.</summary>
    public List<StoredResource>? Of(SearchQuery query, List<StoredResource> matches)
    {
        var included = new List<StoredResource>();
        if (query.Includes.IsEmpty) return included;
        var seen = matches.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        // Ends because nothing is taken twice.
        for (var (fresh, paths) = (matches, query.Includes); fresh.Count > 0; paths = [.. query.Includes.Where(path => path.IsIterated)])
        {
            var found = new List<StoredResource>();
            foreach (var path in paths)
                foreach (var resource in Follow(path, fresh, query.OwnBase))
                    if (permit.Permits(resource.Type, Interaction.Read) && seen.Add(NameOf(resource)))
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

    /// <summary>Versions of one resource are different entries.</summary>
    private static string NameOf(StoredResource resource) => $"{resource.Reference}/{resource.Version}";

    private IEnumerable<StoredResource> Follow(IncludePath path, List<StoredResource> from, string? ownBase)
    {
        if (path.IsReverse)
        {
            var to = from.Where(resource => path.TargetType is null || path.TargetType == resource.Type).ToList();
            return Current(to, type => Backward(path, type)).Concat(Current(to, type => BackwardByName(path, type)));
        }
        var sources = from.Where(resource => path.SourceType == IncludePath.AnyType || path.SourceType == resource.Type).ToLookup(VersionedReferences.MayBeIn);
        return Current(sources[false], type => Forward(path, type)).Concat(sources[true].SelectMany(source => versioned.Targets(session, source, path, ownBase)))
            .Concat(Current(sources.SelectMany(group => group), type => ForwardByName(path, type)));
    }

    /// <param name="select">For the resources of one type; null where they lead nowhere.</param>
    private IEnumerable<StoredResource> Current(IEnumerable<StoredResource> from, Func<string, Sql?> select) =>
        resources.FetchAll(session, from.ToLookup(resource => resource.Type).SelectMany(group => select(group.Key) is { } sql ? Run(sql, Ids(group)) : []))
            .Where(resource => !resource.IsDeleted);

    /// <summary>From the references of the resources to what they lead to. Parameters: ids, rows.</summary>
    private Sql Forward(IncludePath path, string type)
    {
        var sql = Sql.Of($"SELECT DISTINCT d.key FROM directory s {session.Dialect.JoinInOrder} reference f ON f.resource = s.key AND f.parameter > 0");
        if (path.Parameter is { } parameter) sql.Add($" AND f.parameter = {names.Parameter(type, parameter)}");
        if (path.TargetType is { } target) sql.Add($" AND f.target_type = {names.Type(target)}");
        return sql.Add($" {session.Dialect.JoinInOrder} directory d ON d.type = f.target_type AND d.id = f.target")
            .Add($" WHERE s.type = {names.Type(type)} AND s.id IN ({session.Dialect.TextsOf}) LIMIT ?");
    }

    /// <summary>From the resources to those whose references lead to them.</summary>
    private Sql Backward(IncludePath path, string type)
    {
        var parameters = path.Parameter is { } parameter ? [names.Parameter(path.SourceType, parameter)] : names.ReferenceParameters(path.SourceType == IncludePath.AnyType ? null : path.SourceType);
        return Sql.Of("SELECT DISTINCT f.resource FROM reference f")
            .Add($" WHERE f.parameter IN ({string.Join(", ", parameters)}) AND f.target IN ({session.Dialect.TextsOf}) AND f.target_type = {names.Type(type)} LIMIT ?");
    }

    /// <summary>From canonicals to what they name. https://hl7.org/fhir/R4/references.html#canonical</summary>
    private Sql? ForwardByName(IncludePath path, string type)
    {
        List<int> canonicals = path.Parameter is { } parameter ? [.. names.Canonical(type, parameter.Code) is { } only ? [only] : Array.Empty<int>()] : [.. names.Canonicals(type)];
        var named = names.CanonicalNames(target => path.TargetType is { } wanted ? target == wanted : path.Parameter is null || SearchParameterSet.MayLeadTo(path.Parameter, target)).ToList();
        return canonicals.Count == 0 || named.Count == 0 ? null
            : Sql.Of($"SELECT DISTINCT n.resource FROM directory s {session.Dialect.JoinInOrder} reference f ON f.resource = s.key AND f.parameter IN ({string.Join(", ", canonicals)})")
                .Add($" {session.Dialect.JoinInOrder} uri n ON n.parameter IN ({string.Join(", ", named)}) AND n.uri = f.target")
                .Add($" WHERE s.type = {names.Type(type)} AND s.id IN ({session.Dialect.TextsOf}) LIMIT ?");
    }

    /// <summary>From the resources to those whose canonicals name them.</summary>
    private Sql? BackwardByName(IncludePath path, string type)
    {
        if (names.Canonical(type, CanonicalLinks.NameCode) is not { } named) return null;
        List<int> canonicals = path.Parameter is { } parameter
            ? [.. names.Canonical(path.SourceType, parameter.Code) is { } only && SearchParameterSet.MayLeadTo(parameter, type) ? [only] : Array.Empty<int>()]
            : [.. names.Canonicals(path.SourceType == IncludePath.AnyType ? null : path.SourceType)];
        return canonicals.Count == 0 ? null
            : Sql.Of($"SELECT DISTINCT f.resource FROM directory s {session.Dialect.JoinInOrder} uri n ON n.resource = s.key AND n.parameter = {named}")
                .Add($" {session.Dialect.JoinInOrder} reference f ON f.parameter IN ({string.Join(", ", canonicals)}) AND f.target = n.uri")
                .Add($" WHERE s.type = {names.Type(type)} AND s.id IN ({session.Dialect.TextsOf}) LIMIT ?");
    }

    private static string Ids(IEnumerable<StoredResource> resources) => JsonSerializer.Serialize(resources.Select(resource => resource.Id).ToArray());

    private List<long> Run(Sql sql, string ids)
    {
        var keys = new List<long>();
        var statement = session.Prepare(sql.Text).Bind(1, ids).Bind(2, most + 1);
        while (statement.Step()) keys.Add(statement.Long(0));
        return keys;
    }
}
