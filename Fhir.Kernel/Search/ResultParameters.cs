using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>The parameters that say what comes back and in which order. https://hl7.org/fhir/R4/search.html#return</summary>
/// <param name="types">The types that are searched, at least one.</param>
internal sealed class ResultParameters(ImmutableArray<string> types, SearchParameterSet known, SearchSettings settings)
{
    private static readonly string[] Names = ["_count", "_sort", "_include", "_revinclude", "_total", "_summary", "_elements", "_contained", "_containedType"];

    private const int MostIncludes = 50;

    private readonly HashSet<string> seen = [];
    private readonly ImmutableArray<IncludePath>.Builder includes = ImmutableArray.CreateBuilder<IncludePath>();
    private readonly ImmutableArray<SortKey>[] sort = [.. types.Select(_ => ImmutableArray<SortKey>.Empty)];
    private ImmutableArray<string> elements = [];
    private int? count;
    private Total total;
    private Summary summary;
    private Contained contained;
    private ContainedType containedType;

    public static bool IsOne(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return Names.Contains(colon < 0 ? name : name[..colon]);
    }

    /// <returns>Null when the parameter was taken.</returns>
    public Issue? Read(QueryParameter parameter)
    {
        var (name, value) = (parameter.Name, parameter.Value);
        if (value.Length == 0) return SearchRules.ValueEmpty.At(name, name);
        if (name.Contains(':', StringComparison.Ordinal) && name is not ("_include:iterate" or "_revinclude:iterate")) return UnknownModifier(name);
        if (!name.Contains("include", StringComparison.Ordinal) && !seen.Add(name)) return SearchRules.Repeated.At(name, name);
        return name switch
        {
            "_count" => ReadCount(value),
            "_sort" => ReadSort(value),
            "_total" => ReadCode(name, value, out total),
            "_summary" => ReadCode(name, value, out summary),
            "_elements" => ReadElements(value),
            "_contained" => ReadContained(value),
            "_containedType" => ReadCode(name, value, out containedType),
            _ => ReadInclude(name, value),
        };
    }

    public SearchQuery ApplyTo(SearchQuery query) => query with
    {
        PageSize = summary == Summary.Count ? 0 : Math.Min(count ?? settings.DefaultPageSize, settings.MaxPageSize),
        Sort = sort[0],
        Includes = includes.ToImmutable(),
        OwnBase = settings.OwnBase,
        Total = total,
        Summary = summary,
        Elements = elements,
        Contained = contained,
        ContainedType = containedType,
    };

    public Contained Contained => contained;

    /// <summary>What was read and cannot go with a search in contained resources.</summary>
    public IEnumerable<string> NotOfContained() => seen.Where(name => name == "_sort").Concat(includes.Select(path => path.IsReverse ? "_revinclude" : "_include")).Distinct();

    /// <summary>The keys of the type at this place.</summary>
    public ImmutableArray<SortKey> SortOf(int type) => sort[type];

    private Issue? ReadCount(string value)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return SearchRules.CountFormat.At("_count", value);
        count = (int)Math.Min(number, int.MaxValue);
        return null;
    }

    private Issue? ReadSort(string value)
    {
        var keys = value.Split(',');
        for (var type = 0; type < types.Length; type++)
        {
            var found = ImmutableArray.CreateBuilder<SortKey>(keys.Length);
            foreach (var key in keys)
            {
                if (SortKeyOf(types[type], key) is not { } read || keys.Length > 5 || IsOtherKind(read, found.Count)) return SearchRules.SortFormat.At("_sort", key, types[type]);
                found.Add(read);
            }
            sort[type] = found.ToImmutable();
        }
        return null;
    }

    private SortKey? SortKeyOf(string type, string key)
    {
        var isDescending = key.StartsWith('-');
        var parameter = known.Find(type, isDescending ? key[1..] : key);
        return parameter is null or { Type: SearchParameterType.Composite or SearchParameterType.Special } or { Expression: null } ? null : new SortKey(parameter, isDescending);
    }

    /// <summary>Values of two types can only be put in one order when they are of one kind.</summary>
    private bool IsOtherKind(SortKey key, int at) => at < sort[0].Length && sort[0][at].Parameter.Type != key.Parameter.Type;

    private static Issue? ReadCode<T>(string name, string value, out T code) where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Where(word => word != nameof(Total.Unstated)).Select(word => word.ToLowerInvariant()).ToArray();
        code = words.Contains(value) ? Enum.Parse<T>(value, ignoreCase: true) : default;
        return words.Contains(value) ? null : SearchRules.CodeFormat.At(name, name, value, string.Join(", ", words));
    }

    private Issue? ReadContained(string value) => ReadCode("_contained", value, out contained)
        ?? (contained == Contained.False || settings.SearchesContained ? null : SearchRules.ContainedHere.At("_contained", value));

    private Issue? ReadElements(string value)
    {
        var names = value.Split(',');
        var properties = types.SelectMany(type => known.Schema.FindType(type)!.Properties).SelectMany(property => new[] { property.Name, property.JsonName }).ToHashSet();
        foreach (var name in names)
            if (!properties.Contains(name)) return SearchRules.ElementsFormat.At("_elements", name, types[0]);
        elements = [.. names.Distinct()];
        return null;
    }

    private Issue? ReadInclude(string name, string value)
    {
        var isReverse = name.StartsWith("_rev", StringComparison.Ordinal);
        var isIterated = name.EndsWith(":iterate", StringComparison.Ordinal);
        if (ReadPath(value, isReverse, isIterated) is not { } path || includes.Count >= MostIncludes) return SearchRules.IncludeFormat.At(name, value);
        includes.Add(path);
        return null;
    }

    private IncludePath? ReadPath(string value, bool isReverse, bool isIterated)
    {
        if (value == "*") return new IncludePath(IncludePath.AnyType, null, null, isReverse, isIterated);
        var parts = value.Split(':');
        if (parts.Length is < 2 or > 3 || !known.IsResourceType(parts[0])) return null;
        var target = parts is [_, _, { Length: > 0 } last] ? last : null;
        if (target is not null && !known.IsResourceType(target)) return null;
        if (parts[1] == "*") return new IncludePath(parts[0], null, target, isReverse, isIterated);
        return known.Find(parts[0], parts[1]) is { Type: SearchParameterType.Reference } reference && (target is null || SearchParameterSet.MayLeadTo(reference, target))
            ? new IncludePath(parts[0], reference, target, isReverse, isIterated) : null;
    }

    private static Issue UnknownModifier(string name)
    {
        var parts = name.Split(':', 2);
        return SearchRules.UnknownModifier.At(name, parts[0], parts[1], parts[0].Contains("include", StringComparison.Ordinal) ? ":iterate" : "-");
    }
}
