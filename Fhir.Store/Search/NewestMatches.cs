using System.Text.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// The newest matches of each concept. All matches are looked at, by their index rows alone; of a patient's record they are few. The body is read of
/// those that are answered, and of those whose concept has no coding.
/// </summary>
internal static class NewestMatches
{
    /// <summary>By group, the newest first.</summary>
    public static List<long> Keys(Session session, SearchCompiler compiler, NewestOfEach newest, ResourceStore resources)
    {
        var groups = new ConceptGroups();
        foreach (var (key, concept) in Concepts(session, compiler, newest))
        {
            if (concept.Count > 0) groups.Add(key, concept);
            else groups.Add(key, TextOf(resources.Fetch(session, key).Json, newest.Concept.Code));
        }
        return groups.First(newest.Most);
    }

    private static List<(long Key, List<(string Code, long System)> Concept)> Concepts(Session session, SearchCompiler compiler, NewestOfEach newest)
    {
        var found = new List<(long Key, List<(string, long)> Concept)>();
        var statement = compiler.Concepts(newest).Prepare(session);
        while (statement.Step())
        {
            if (found.Count == 0 || found[^1].Key != statement.Long(0)) found.Add((statement.Long(0), []));
            if (!statement.IsNull(1)) found[^1].Concept.Add((statement.Text(1), statement.Long(2)));
        }
        return found;
    }

    /// <summary>Empty when the concept has no text either.</summary>
    private static string TextOf(ReadOnlyMemory<byte> body, string element)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(element, out var concept) && concept.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
    }
}
