using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Values of searches as text, from the same values the resources are made of. https://hl7.org/fhir/R4/search.html#ptypes</summary>
internal sealed class RandomAsked(RandomValues values, SearchParameterSet known)
{
    private static readonly string[] Prefixes = ["", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap"];

    public static string Prefix(RandomValues values) => values.Pick(Prefixes);

    /// <summary>Oftener one by which a value that is there is found.</summary>
    public static string PrefixOfOwn(RandomValues values) => values.Chance(0.5) ? values.Pick(["", "eq", "ge", "le", "ap"]) : Prefix(values);

    public static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal).Replace("$", @"\$", StringComparison.Ordinal);

    /// <param name="modifier">With its colon; empty without.</param>
    public string Value(SearchParameter parameter, string modifier) => parameter.Type switch
    {
        _ when SearchParameterSet.IsOfWords(parameter) => Escape(Words(2)),
        SearchParameterType.Special => Near(),
        _ when parameter.Code == "_id" => Id(),
        SearchParameterType.Token => Token(modifier),
        SearchParameterType.String => Escape(Part(values.Text, modifier)),
        SearchParameterType.Date => Prefix(values) + values.AskedDate,
        SearchParameterType.Number => Prefix(values) + values.Number,
        SearchParameterType.Quantity => Quantity(),
        SearchParameterType.Reference => modifier == ":identifier" ? Token() : Reference(modifier),
        SearchParameterType.Uri => Escape(Uri(modifier)),
        _ => string.Join('$', parameter.Components.Select(part => Value(known.FindByUrl(part.Definition)!, ""))),
    };

    /// <summary>The items of one List or of two.</summary>
    public string Lists() => string.Join(',', Enumerable.Range(0, 1 + values.Next(2)).Select(_ => (values.Chance(0.3) ? "List/" : "") + $"x{values.Next(12)}"));

    /// <summary>Its beginning, or any part of it where that is searched; no letter of two halves is cut, nor one from its accent.</summary>
    public string Part(string text, string modifier)
    {
        if (values.Chance(0.5)) return text;
        var letters = StringInfo.ParseCombiningCharacters(text);
        var start = modifier == ":contains" ? letters[values.Next(letters.Length)] : 0;
        var end = letters.Append(text.Length).Where(at => at > start).ToList();
        return text[start..values.Pick(end)] is { } part && SearchText.Fold(part).Trim().Length > 0 ? part : text;
    }

    /// <summary>An id has no system, and its case counts.</summary>
    private string Id() => values.Next(12) switch { 0 => $"|x{values.Next(12)}", 1 => $"{values.Uri}|x{values.Next(12)}", 2 => $"X{values.Next(12)}", 3 => Escape(values.Uri) + "|", _ => $"x{values.Next(12)}" };

    private string Token(string modifier) => modifier switch
    {
        ":text" => Escape(Part(values.Text, modifier)),
        ":in" or ":not-in" => values.Pick(OracleTerminology.ValueSets),
        ":below" or ":above" => $"{OracleTerminology.Related}|{values.Pick(OracleTerminology.RelatedCodes)}",
        ":of-type" => $"{Escape(values.Uri)}|{Escape(values.Code)}|{Escape(values.Text)}",
        _ => Token(),
    };

    private string Token()
    {
        var code = Escape(values.Chance(0.7) ? values.Code : values.Text);
        return values.Next(4) switch { 0 => $"|{code}", 1 => $"{Escape(values.Uri)}|{code}", 2 => $"{Escape(values.Uri)}|", _ => code };
    }

    private string Quantity()
    {
        var number = Prefix(values) + values.Number;
        return number + values.Next(7) switch
        {
            0 => $"||{Escape(values.Text)}",
            1 => $"||{values.Unit}",
            2 => $"|{Escape(values.Uri)}|",
            3 => $"|{Escape(values.Uri)}|{Escape(values.Code)}",
            4 or 5 => $"|http://unitsofmeasure.org|{values.Unit}",
            _ => "",
        };
    }

    private string Uri(string modifier)
    {
        var uri = values.Uri;
        return modifier switch
        {
            ":below" when values.Chance(0.3) && uri.LastIndexOf('/') is > 8 and var slash => uri[..slash],
            ":above" when values.Chance(0.5) => uri.TrimEnd('/') + "/z/w",
            "" when values.Chance(0.2) => $"{uri}|{values.Version}",
            _ => uri,
        };
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
        if (Math.Abs(double.Parse(place.Split('|')[0], CultureInfo.InvariantCulture)) > 90) return Near();
        return values.Next(4) switch { 0 => place, 1 => $"{place}|400", 2 => $"{place}|1500|[mi_i]", _ => $"{place}|9000000|m" };
    }

    /// <summary>With a type as modifier it says no other.</summary>
    private string Reference(string modifier)
    {
        if (modifier.Length > 0) return $"{(values.Chance(0.5) ? modifier[1..] + "/" : "")}x{values.Next(3)}";
        var reference = values.Reference;
        if (values.Chance(0.1)) return $"{Escape(values.Uri)}{(values.Chance(0.5) ? @"\|" + values.Version : "")}";
        return values.Chance(0.3) && reference.Split('/') is [_, var id] ? id : reference;
    }
}
