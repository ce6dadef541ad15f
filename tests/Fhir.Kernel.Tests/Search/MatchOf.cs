using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Kernel.Tests.Terminology;

namespace Fhir.Kernel.Tests.Search;

/// <summary>One search asked of one resource in memory, with the small world of code systems at hand.</summary>
internal static class MatchOf
{
    private static readonly SearchSettings Settings = new()
    {
        Now = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
        IsStrict = true,
        SearchesContained = true,
        OwnBase = "http://localhost:5080/fhir",
        Terminology = new SearchTerminology(
            TerminologySource.Service(
                ("warm", $$"""{"include":[{"system":"{{TerminologySource.Colours}}","concept":[{"code":"red"},{"code":"scarlet"}]}]}"""),
                ("nothing", $$"""{"include":[{"system":"{{TerminologySource.Colours}}","concept":[{"code":"red"}]}],"exclude":[{"system":"{{TerminologySource.Colours}}"}]}"""),
                ("elsewhere", """{"include":[{"system":"urn:not:here"}]}"""),
                ("languages", """{"include":[{"system":"urn:ietf:bcp:47"}]}"""),
                ("many", $$"""{"include":[{"system":"urn:many","concept":[{{string.Join(',', Enumerable.Range(0, SearchTerminology.MaxCodes + 1).Select(code => $"{{\"code\":\"c{code}\"}}"))}}]}]}""")),
            id => id == "v1" ? TerminologySource.Url("warm") : null),
    };

    public static bool Says(string type, string query, string json)
    {
        var parsed = Parse(type, query);
        Assert.True(parsed.IsValue, parsed.Refusal?.ToString());
        var resource = JsonParser.Parse(Encoding.UTF8.GetBytes($"{{\"resourceType\":\"{type}\",\"id\":\"x\",{json}}}"), DefinitionsPack.Core.Schema).Document!.Root;
        return new SearchMatcher(SearchParameterSet.R4, _ => [], Settings.OwnBase).Matches(parsed.Value, resource);
    }

    /// <summary>Of a search in a whole resource: whether it matches, and the ids of what matches in it.</summary>
    public static (bool Matches, string Contained) InAndBelow(string type, string query, string json)
    {
        var resource = JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!.Root;
        var (matcher, parsed) = (new SearchMatcher(SearchParameterSet.R4, _ => [], Settings.OwnBase), Parse(type, query).Value);
        return (matcher.Matches(parsed, resource), string.Join(' ', matcher.ContainedMatches(parsed, resource)));
    }

    public static IReadOnlyList<string> Refuses(string type, string query) => [.. Parse(type, query).Refusal?.Issues.Select(issue => issue.RuleId) ?? []];

    private static Result<SearchQuery> Parse(string type, string query) => SearchQueryParser.Parse(
        type, [.. query.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => new QueryParameter(pair[0], pair[1]))], SearchParameterSet.R4, Settings);
}
