using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>
/// Which labels there are, from the index: it leaps from one value to the next, so that a million resources with the same tag cost no more than their one tag. What is
/// pending in the index, such as a parameter of a client that is being indexed, has no part in it.
/// </summary>
internal sealed class LabelReader(Names names, SearchParameterSet known)
{
    private static readonly string[] Codes = ["_profile", "_tag", "_security"];

    private readonly SortedSet<string> profiles = new(StringComparer.Ordinal);
    private readonly SortedSet<(string System, string Code)> tags = [];
    private readonly SortedSet<(string System, string Code)> security = [];
    private readonly Dictionary<long, string> systems = new() { [0] = "" };

    /// <summary>The parameters whose rows are read.</summary>
    public static IEnumerable<(string Type, SearchParameter Parameter)> Asked(IEnumerable<string> types, SearchParameterSet known) => types
        .SelectMany(type => Codes.Select(code => (type, known.Find(type, code)))).Where(asked => asked.Item2 is not null)!;

    public LabelsInUse Read(Session session, IEnumerable<string> types)
    {
        foreach (var type in types)
        {
            if (Number(type, "_profile") is { } ofProfiles) profiles.UnionWith(Leap(session, "SELECT min(uri) FROM uri WHERE parameter = ? AND uri > ?", ofProfiles));
            if (Number(type, "_tag") is { } ofTags) tags.UnionWith(Codings(session, ofTags));
            if (Number(type, "_security") is { } ofSecurity) security.UnionWith(Codings(session, ofSecurity));
        }
        return new LabelsInUse([.. profiles], Labels(tags), Labels(security));
    }

    private int? Number(string type, string code) => known.Find(type, code) is { } parameter ? names.Parameter(type, parameter) : null;

    private static ImmutableArray<Label> Labels(IEnumerable<(string System, string Code)> codings) => [.. codings.Select(coding => new Label(coding.System, coding.Code))];

    private static List<string> Leap(Session session, string next, int parameter)
    {
        var values = new List<string>();
        for (var last = ""; session.Prepare(next).Bind(1, parameter).Bind(2, last).ReadText() is { } value; last = value) values.Add(value);
        return values;
    }

    private List<(string, string)> Codings(Session session, int parameter)
    {
        var codings = new List<(string, string)>();
        foreach (var folded in Leap(session, "SELECT min(code) FROM token WHERE parameter = ? AND code > ?", parameter))
        {
            var found = new List<(long System, string Code)>();
            var statement = session.Prepare("SELECT DISTINCT system, coalesce(written, code) FROM token WHERE parameter = ? AND code = ?").Bind(1, parameter).Bind(2, folded);
            while (statement.Step()) found.Add((statement.Long(0), statement.Text(1)));
            codings.AddRange(found.Select(coding => (SystemOf(session, coding.System), coding.Code)));
        }
        return codings;
    }

    private string SystemOf(Session session, long id)
    {
        if (!systems.TryGetValue(id, out var uri)) systems[id] = uri = session.Prepare("SELECT uri FROM system WHERE id = ?").Bind(1, id).ReadText() ?? "";
        return uri;
    }
}
