using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>The parameters that say what comes back and in which order. https://hl7.org/fhir/R4/search.html#return</summary>
internal sealed class ResultParameters(string type, SearchParameterSet known, SearchSettings settings)
{
    private static readonly string[] Names = ["_count", "_sort", "_include", "_revinclude", "_total", "_summary", "_elements"];

    private readonly HashSet<string> seen = [];
    private readonly ImmutableArray<IncludePath>.Builder includes = ImmutableArray.CreateBuilder<IncludePath>();
    private ImmutableArray<SortKey> sort = [];
    private ImmutableArray<string> elements = [];
    private int? count;
    private Total total;
    private Summary summary;

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
            _ => ReadInclude(name, value),
        };
    }

    public SearchQuery ApplyTo(SearchQuery query) => query with
    {
        PageSize = summary == Summary.Count ? 0 : Math.Min(count ?? settings.DefaultPageSize, settings.MaxPageSize),
        Sort = sort,
        Includes = includes.ToImmutable(),
        Total = total,
        Summary = summary,
        Elements = elements,
    };

    private Issue? ReadCount(string value)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return SearchRules.CountFormat.At("_count", value);
        count = (int)Math.Min(number, int.MaxValue);
        return null;
    }

    private Issue? ReadSort(string value)
    {
        var keys = value.Split(',');
        var found = ImmutableArray.CreateBuilder<SortKey>(keys.Length);
        foreach (var key in keys)
        {
            var isDescending = key.StartsWith('-');
            var parameter = known.Find(type, isDescending ? key[1..] : key);
            if (parameter is null or { Type: SearchParameterType.Composite } || keys.Length > 5) return SearchRules.SortFormat.At("_sort", key, type);
            found.Add(new SortKey(parameter, isDescending));
        }
        sort = found.ToImmutable();
        return null;
    }

    private static Issue? ReadCode<T>(string name, string value, out T code) where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Where(word => word != nameof(Total.Unstated)).Select(word => word.ToLowerInvariant()).ToArray();
        code = words.Contains(value) ? Enum.Parse<T>(value, ignoreCase: true) : default;
        return words.Contains(value) ? null : SearchRules.CodeFormat.At(name, name, value, string.Join(", ", words));
    }

    private Issue? ReadElements(string value)
    {
        var names = value.Split(',');
        var properties = known.Schema.FindType(type)!.Properties;
        foreach (var name in names)
            if (!properties.Any(property => property.Name == name || property.JsonName == name)) return SearchRules.ElementsFormat.At("_elements", name, type);
        elements = [.. names.Distinct()];
        return null;
    }

    private Issue? ReadInclude(string name, string value)
    {
        var isReverse = name.StartsWith("_rev", StringComparison.Ordinal);
        var isIterated = name.EndsWith(":iterate", StringComparison.Ordinal);
        if (ReadPath(value, isReverse, isIterated) is not { } path || includes.Count >= 50) return SearchRules.IncludeFormat.At(name, value);
        includes.Add(path);
        return null;
    }

    private IncludePath? ReadPath(string value, bool isReverse, bool isIterated)
    {
        if (value == "*" && !isReverse) return new IncludePath(type, null, null, isReverse, isIterated);
        var parts = value.Split(':');
        if (parts.Length is < 2 or > 3 || !known.IsResourceType(parts[0])) return null;
        var target = parts is [_, _, { Length: > 0 } last] ? last : null;
        if (target is not null && !known.IsResourceType(target)) return null;
        if (parts[1] == "*") return new IncludePath(parts[0], null, target, isReverse, isIterated);
        return known.Find(parts[0], parts[1]) is { Type: SearchParameterType.Reference } reference && (target is null || ClauseParser.MayLeadTo(reference, target))
            ? new IncludePath(parts[0], reference, target, isReverse, isIterated) : null;
    }

    private static Issue UnknownModifier(string name)
    {
        var parts = name.Split(':', 2);
        return SearchRules.UnknownModifier.At(name, parts[0], parts[1], parts[0].Contains("include", StringComparison.Ordinal) ? ":iterate" : "-");
    }
}
