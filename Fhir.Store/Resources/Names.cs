using System.Collections.Concurrent;
using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>
/// Types, search parameters and systems as the small numbers the rows hold. Types and parameters are numbered when the store opens; systems as
/// resources bring them, and only those that are committed are remembered here.
/// </summary>
internal sealed class Names
{
    /// <summary>The aspect of a reference parameter under which the identifiers of logical references are found.</summary>
    public const string IdentifierAspect = "identifier";

    /// <summary>The aspect of a token parameter under which its texts are found as strings.</summary>
    public const string TextAspect = "text";

    /// <summary>The aspect of a token parameter under which identifiers are found by type and value.</summary>
    public const string TypeAspect = "of-type";

    /// <summary>
    /// The aspect of a reference parameter under which canonicals lie as they are written, and of <c>url</c> under which the names lie that they may call the resource by.
    /// </summary>
    public const string CanonicalAspect = "canonical";

    /// <summary>A system no row has.</summary>
    public const long NoSuchSystem = -2;

    /// <summary>Past this many the database is asked each time.</summary>
    private const int MostSystemsHeld = 50_000;

    private readonly FrozenDictionary<string, int> types;
    private readonly FrozenDictionary<long, string> typeNames;
    private volatile FrozenDictionary<(int Type, string Code, string Aspect), int> parameters;
    private readonly ConcurrentDictionary<string, long> systems = new(StringComparer.Ordinal);

    private Names(FrozenDictionary<string, int> types, FrozenDictionary<(int, string, string), int> parameters)
    {
        (this.types, this.parameters) = (types, parameters);
        typeNames = types.ToFrozenDictionary(pair => (long)pair.Value, pair => pair.Key);
    }

    public static Names Load(Session writer, SearchParameterSet known)
    {
        writer.BeginWriting();
        var types = NumberTypes(writer, known);
        var parameters = NumberParameters(writer, known, types);
        writer.Commit();
        return new Names(types, parameters);
    }

    /// <summary>Numbers what is new in a set, inside the writer's transaction; <see cref="Use"/> it when that is committed.</summary>
    public FrozenDictionary<(int, string, string), int> Number(Session writer, SearchParameterSet known) => NumberParameters(writer, known, types);

    public void Use(FrozenDictionary<(int, string, string), int> numbered) => parameters = numbered;

    /// <summary>The numbers under which rows of a code may lie, whatever its type and aspect.</summary>
    public IReadOnlyList<int> NumbersOf(string type, string code) =>
        [.. parameters.Where(pair => pair.Key.Type == types[type] && pair.Key.Code == code).Select(pair => pair.Value).Order()];

    /// <summary>0 when it is no resource type.</summary>
    public int Type(string name) => types.GetValueOrDefault(name);

    public string TypeName(long id) => typeNames[id];

    public int Parameter(string type, SearchParameter parameter, string aspect = "") => parameters[(types[type], parameter.Code, aspect)];

    /// <summary>Where the canonicals of a reference parameter lie, or for <c>url</c> the names they may use; null when there are none.</summary>
    public int? Canonical(string type, string code) => parameters.TryGetValue((types[type], code, CanonicalAspect), out var number) ? number : null;

    /// <summary>Where the canonicals of all reference parameters of a type lie; null for those of every type.</summary>
    public IEnumerable<int> Canonicals(string? type) =>
        parameters.Where(pair => pair.Key.Aspect == CanonicalAspect && pair.Key.Code != CanonicalLinks.NameCode && (type is null || pair.Key.Type == types[type])).Select(pair => pair.Value).Order();

    /// <summary>Where the names lie that canonicals may call resources of some types by.</summary>
    public IEnumerable<int> CanonicalNames(Func<string, bool> isOne) => types.Keys.Where(isOne).Select(type => Canonical(type, CanonicalLinks.NameCode)).OfType<int>().Order();

    /// <summary>Where the rows lie that tell of contained resources of a type: under the number of its id, negative as those of all contained resources.</summary>
    public int Contained(string type) => -parameters[(types[type], "_id", "")];

    /// <summary>The types a condition holds for.</summary>
    public IEnumerable<int> TypesWhere(Func<string, bool> holds) => types.Where(pair => holds(pair.Key)).Select(pair => pair.Value).Order();

    /// <summary>The numbers of all reference parameters of a type; null for those of every type.</summary>
    public IEnumerable<int> ReferenceParameters(string? type) =>
        parameters.Keys.Where(name => (type is null || name.Type == types[type]) && name.Aspect == IdentifierAspect).Select(name => parameters[(name.Type, name.Code, "")]).Order();

    /// <summary>Of every type.</summary>
    public IEnumerable<int> AllReferenceParameters() => types.Keys.SelectMany(ReferenceParameters).Order();

    /// <summary>Null when not remembered: it may still be in the database.</summary>
    public long? HeldSystem(string uri) => systems.TryGetValue(uri, out var id) ? id : null;

    /// <summary><see cref="NoSuchSystem"/> when no resource has brought it.</summary>
    public long FindSystem(Session session, string uri)
    {
        if (uri.Length == 0) return 0;
        if (systems.TryGetValue(uri, out var held)) return held;
        return session.Prepare("SELECT id FROM system WHERE uri = ?").Bind(1, session.Dialect.Indexed(uri)).ReadLong() ?? NoSuchSystem;
    }

    /// <summary>Only after the commit that stored it.</summary>
    public void Remember(string uri, long id)
    {
        if (systems.Count < MostSystemsHeld) systems.TryAdd(uri, id);
    }

    private static FrozenDictionary<string, int> NumberTypes(Session writer, SearchParameterSet known)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var type in known.Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            writer.Prepare("INSERT INTO resource_type (name) VALUES (?) ON CONFLICT DO NOTHING").Bind(1, type.Name).Run();
            numbers[type.Name] = (int)writer.Prepare("SELECT id FROM resource_type WHERE name = ?").Bind(1, type.Name).ReadLong()!.Value;
        }
        return numbers.ToFrozenDictionary();
    }

    private static FrozenDictionary<(int, string, string), int> NumberParameters(Session writer, SearchParameterSet known, FrozenDictionary<string, int> types)
    {
        var numbers = new Dictionary<(int, string, string), int>();
        var select = writer.Prepare("SELECT id, type, code, aspect FROM parameter");
        while (select.Step()) numbers[((int)select.Long(1), select.Text(2), select.Text(3))] = (int)select.Long(0);

        // What a parameter is found by itself first, its further aspects afterwards: an aspect that is new changes no number.
        foreach (var round in new string[][] { ["", IdentifierAspect], [TextAspect, TypeAspect], [CanonicalAspect] })
            foreach (var (type, id) in types.OrderBy(pair => pair.Value))
                foreach (var parameter in known.Of(type).Where(parameter => !SearchParameterSet.IsOfWords(parameter)))
                    foreach (var aspect in AspectsOf(type, parameter, known.Schema).Where(aspect => round.Contains(aspect)))
                        if (!numbers.ContainsKey((id, parameter.Code, aspect))) numbers[(id, parameter.Code, aspect)] = Number(writer, id, parameter.Code, aspect);
        return numbers.ToFrozenDictionary();
    }

    private static string[] AspectsOf(string type, SearchParameter parameter, Fhir.Kernel.Definitions.Schema schema) => parameter.Type switch
    {
        SearchParameterType.Reference => ["", IdentifierAspect, .. CanonicalLinks.MayBeIn(type, parameter, schema) ? [CanonicalAspect] : Array.Empty<string>()],
        SearchParameterType.Token => ["", TextAspect, TypeAspect],
        SearchParameterType.Uri when CanonicalLinks.AreNamedBy(type, parameter, schema) => ["", CanonicalAspect],
        _ => [""],
    };

    /// <summary>Another process may have numbered it a moment ago.</summary>
    private static int Number(Session writer, int type, string code, string aspect) => (int)(
        writer.Prepare("INSERT INTO parameter (type, code, aspect) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id").Bind(1, type).Bind(2, code).Bind(3, aspect).ReadLong()
        ?? writer.Prepare("SELECT id FROM parameter WHERE type = ? AND code = ? AND aspect = ?").Bind(1, type).Bind(2, code).Bind(3, aspect).ReadLong())!.Value;
}
