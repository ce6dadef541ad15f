using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Searches as text, from the same values the resources are made of.</summary>
/// <param name="world">What values are taken from now and then; null for none.</param>
internal sealed class RandomQuery(RandomValues values, SearchParameterSet known, OracleWorld? world = null)
{
    private static readonly string[] Prefixes = ["", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap"];

    public List<QueryParameter> Make(string type, IReadOnlyList<string> types)
    {
        var like = values.Chance(0.7) ? world?.Some(type) : null;
        var parameters = new List<QueryParameter> { One(type, types, 2, like) };
        while (values.Chance(0.3)) parameters.Add(One(type, types, 1, like));
        if (values.Chance(0.15)) parameters[0] = new QueryParameter("_filter", new RandomFilter(values, known, world).Make(type, like));
        if (values.Chance(0.3)) parameters.Add(new QueryParameter("_sort", string.Join(',', Enumerable.Range(0, 1 + values.Next(3)).Select(_ => SortKey(type)))));
        return parameters;
    }

    private string SortKey(string type) => (values.Chance(0.5) ? "-" : "") + values.Pick(known.Of(type).Where(parameter => parameter is
        { Expression: not null, Code: not "_lastUpdated", Type: not (SearchParameterType.Composite or SearchParameterType.Special) }).ToList()).Code;

    public static string Prefix(RandomValues values) => values.Pick(Prefixes);

    /// <param name="like">A resource that the condition is to hold for, if it can be made to.</param>
    private QueryParameter One(string type, IReadOnlyList<string> types, int links, Element? like)
    {
        if (links > 0 && values.Chance(0.1) && Reverse(type, types, links) is { } reverse) return reverse;
        var parameter = Parameter(type);
        if (links > 0 && parameter.Type == SearchParameterType.Reference && values.Chance(0.3) && Chain(parameter, types, links, like) is { } chain) return chain;
        if (parameter.Code != "_id" && !SearchParameterSet.IsOfWords(parameter) && parameter.Type is not (SearchParameterType.Composite or SearchParameterType.Special) && values.Chance(0.1)) return new QueryParameter(parameter.Code + ":missing", values.Chance(0.5) ? "true" : "false");
        var modifier = Modifier(parameter);
        var count = values.Chance(0.3) ? 2 : 1;
        return new QueryParameter(parameter.Code + modifier, string.Join(',', Enumerable.Range(0, count).Select(_ => Value(parameter, modifier, like))));
    }

    /// <summary>Each kind of parameter as often as the others, few of them though a type may have.</summary>
    private SearchParameter Parameter(string type)
    {
        var all = known.Of(type).Where(parameter => parameter.Code != "_lastUpdated").ToList();
        return values.Chance(0.5) ? values.Pick(all) : values.Pick(values.Pick(all.GroupBy(parameter => parameter.Type).Select(group => group.ToList()).ToList()));
    }

    private string Value(SearchParameter parameter, string modifier, Element? like) =>
        like is { } resource && values.Chance(0.8) && world!.ValueOf(parameter, modifier, resource) is { Length: > 0 } real && real.Length < 1000 ? real : Value(parameter, modifier);

    private QueryParameter? Chain(SearchParameter parameter, IReadOnlyList<string> types, int links, Element? like)
    {
        if (like is { } from && world!.Follow(parameter, from) is { } to && parameter.Targets.Contains(to.Type.Name)) return Chained(parameter, to.Type.Name, types, links, to);
        // Those that come first are the ones that references lead to.
        var targets = types.Take(8).Where(parameter.Targets.Contains).ToList();
        if (targets.Count == 0) return null;
        return Chained(parameter, values.Pick(targets), types, links, null);
    }

    private QueryParameter Chained(SearchParameter parameter, string target, IReadOnlyList<string> types, int links, Element? like)
    {
        var inner = One(target, types, links - 1, like);
        return new QueryParameter($"{parameter.Code}:{target}.{inner.Name}", inner.Value);
    }

    private QueryParameter? Reverse(string type, IReadOnlyList<string> types, int links)
    {
        var source = values.Pick(types);
        var like = world?.Some(source);
        var references = known.Of(source).Where(parameter => parameter.Type == SearchParameterType.Reference && parameter.Targets.Contains(type)).ToList();
        if (references.Count == 0) return null;
        var leading = like is { } from ? references.Find(reference => world!.Follow(reference, from) is { } to && to.Type.Name == type) : null;
        var inner = One(source, types, links - 1, leading is null ? null : like);
        return new QueryParameter($"_has:{source}:{(leading ?? values.Pick(references)).Code}:{inner.Name}", inner.Value);
    }

    private string Modifier(SearchParameter parameter) => values.Chance(0.6) || parameter.Code == "_id" || SearchParameterSet.IsOfWords(parameter) ? "" : parameter.Type switch
    {
        SearchParameterType.String => values.Pick([":exact", ":contains"]),
        SearchParameterType.Token => values.Pick([":not", ":text", ":in", ":not-in", ":below", ":above", .. IsIdentifier(parameter) ? [":of-type"] : Array.Empty<string>()]),
        SearchParameterType.Reference => ":identifier",
        SearchParameterType.Uri => values.Pick([":below", ":above"]),
        _ => "",
    };

    private string Value(SearchParameter parameter, string modifier) => parameter.Type switch
    {
        _ when SearchParameterSet.IsOfWords(parameter) => Escape(Words(2)),
        SearchParameterType.Special => Near(),
        _ when parameter.Code == "_id" => $"x{values.Next(12)}",
        SearchParameterType.Token => Token(modifier),
        SearchParameterType.String => Escape(Part(values.Text)),
        SearchParameterType.Date => values.Pick(Prefixes) + values.Date,
        SearchParameterType.Number => values.Pick(Prefixes) + values.Number,
        SearchParameterType.Quantity => Quantity(),
        SearchParameterType.Reference => modifier == ":identifier" ? Token() : Reference(),
        SearchParameterType.Uri => values.Uri,
        _ => string.Join('$', parameter.Components.Select(part => Value(known.FindByUrl(part.Definition)!, ""))),
    };

    private string Part(string text) => values.Chance(0.5) ? text : text[..(1 + values.Next(text.Length))] is { } part && part.Trim().Length > 0 ? part : text;

    private static bool IsIdentifier(SearchParameter parameter) => parameter.Code == "identifier" && !parameter.Expression!.StartsWith("CodeSystem", StringComparison.Ordinal);

    private string Token(string modifier) => modifier switch
    {
        ":text" => Escape(Part(values.Text)),
        ":in" or ":not-in" => values.Pick(OracleTerminology.ValueSets),
        ":below" or ":above" => $"{OracleTerminology.Related}|{values.Pick(OracleTerminology.RelatedCodes)}",
        ":of-type" => $"{values.Uri}|{Escape(values.Code)}|{Escape(values.Text)}",
        _ => Token(),
    };

    private string Token()
    {
        var code = Escape(values.Chance(0.7) ? values.Code : values.Text);
        return values.Next(4) switch { 0 => $"|{code}", 1 => $"{values.Uri}|{code}", 2 => $"{values.Uri}|", _ => code };
    }

    private string Quantity()
    {
        var number = values.Pick(Prefixes) + values.Number;
        return values.Next(6) switch { 0 => $"{number}||{Escape(values.Text)}", 1 => $"{number}|{values.Uri}|{Escape(values.Code)}", 3 or 4 => $"{number}|http://unitsofmeasure.org|{values.Unit}", 2 => $"{number}|{values.Uri}|", _ => number } is { } text
            && !text.EndsWith("||", StringComparison.Ordinal) ? text.EndsWith('|') ? number : text : number;
    }

    private string Words(int depth)
    {
        var word = values.Word;
        return values.Next(depth == 0 ? 4 : 7) switch
        {
            0 => word[..1] + "*",
            1 => $"\"{word} {values.Word}\"",
            2 or 3 => word,
            4 => $"{Words(depth - 1)} OR {word}",
            5 => $"({Words(depth - 1)} OR {word}) {values.Word}",
            _ => $"{word} and {Words(depth - 1)}",
        };
    }

    private string Near()
    {
        var place = $"{values.Degrees}|{values.Degrees}";
        if (Math.Abs(double.Parse(place.Split('|')[0], System.Globalization.CultureInfo.InvariantCulture)) > 90) return Near();
        return values.Next(4) switch { 0 => place, 1 => $"{place}|400", 2 => $"{place}|1500|[mi_i]", _ => $"{place}|9000000|m" };
    }

    private string Reference()
    {
        var reference = values.Reference;
        return values.Chance(0.3) && !reference.Contains(':', StringComparison.Ordinal) ? reference[(reference.IndexOf('/', StringComparison.Ordinal) + 1)..] : reference;
    }

    public static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal).Replace("$", @"\$", StringComparison.Ordinal);
}
