using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Filters of every operator, joined in every way. https://hl7.org/fhir/R4/search_filter.html</summary>
internal sealed class RandomFilter(RandomValues values, SearchParameterSet known, OracleWorld? world)
{
    private static readonly string[] Ordered = ["eq", "ne", "gt", "lt", "ge", "le", "ap", "sa", "eb"];

    public string Make(string type, Element? like) => Logical(type, like, 2, 1);

    private string Logical(string type, Element? like, int depth, int links) => values.Next(depth == 0 ? 1 : 6) switch
    {
        1 => $"{Logical(type, like, depth - 1, links)} and {Test(type, like, links)}",
        2 => $"{Logical(type, like, depth - 1, links)} or {Test(type, like, links)}",
        3 => $"not({Logical(type, like, depth - 1, links)})",
        4 => $"({Logical(type, like, depth - 1, links)}) and ({Logical(type, like, depth - 1, links)})",
        _ => Test(type, like, links),
    };

    /// <param name="among">The types that the name will be read on; of another kind on one of them, it would be refused.</param>
    private string Test(string type, Element? like, int links, IReadOnlyList<string>? among = null)
    {
        var parameter = values.Pick(known.Of(type).Where(parameter => parameter is { Expression: not null, Code: not ("_lastUpdated" or "_id"), Type: not (SearchParameterType.Composite or SearchParameterType.Special) }
            && (among ?? []).All(other => known.Find(other, parameter.Code) is not { } same || same.Type == parameter.Type)).ToList());
        if (links > 0 && like is { } from && parameter.Type == SearchParameterType.Reference && world!.Follow(parameter, from) is { } to && parameter.Targets.Contains(to.Type.Name))
            return values.Chance(0.5) ? $"{parameter.Code}.{Test(to.Type.Name, to, 0, parameter.Targets)}" : $"{parameter.Code}[{Test(to.Type.Name, to, 0, parameter.Targets)}].{Test(to.Type.Name, to, 0, parameter.Targets)}";
        if (values.Chance(0.1)) return $"{parameter.Code} pr {(values.Chance(0.5) ? "true" : "false")}";
        var operation = Operator(parameter);
        return $"{parameter.Code} {operation} {JsonSerializer.Serialize(Value(parameter, operation, like))}";
    }

    private string Operator(SearchParameter parameter) => values.Pick(parameter.Type switch
    {
        SearchParameterType.String => ["eq", "ne", "co", "sw", "ew", "gt", "lt", "ge", "le"],
        SearchParameterType.Date => [.. Ordered, "po"],
        SearchParameterType.Number or SearchParameterType.Quantity => Ordered,
        SearchParameterType.Token => ["eq", "ne", "ss", "sb", "in", "ni"],
        SearchParameterType.Reference => ["re"],
        _ => new[] { "eq", "ne" },
    });

    private string Value(SearchParameter parameter, string operation, Element? like)
    {
        if (operation is "in" or "ni") return values.Pick(OracleTerminology.ValueSets);
        if (operation is "ss" or "sb") return $"{OracleTerminology.Related}|{values.Pick(OracleTerminology.RelatedCodes)}";
        var real = like is { } resource && values.Chance(0.7) ? world!.ValueOf(parameter, "", resource) : null;
        return real is { Length: > 0 and < 1000 } && !real.Contains('\\', StringComparison.Ordinal) ? WithoutPrefix(parameter, real) : parameter.Type switch
        {
            SearchParameterType.String => values.Text,
            SearchParameterType.Date => values.Date,
            SearchParameterType.Number => values.Number,
            SearchParameterType.Quantity => $"{values.Number}|ucum|{values.Unit}",
            SearchParameterType.Token => values.Chance(0.5) ? $"{values.Uri}|{Plain(values.Code)}" : Plain(values.Code),
            SearchParameterType.Reference => values.Reference,
            _ => values.Uri,
        };
    }

    private static string WithoutPrefix(SearchParameter parameter, string value) =>
        parameter.Type is SearchParameterType.Date or SearchParameterType.Number or SearchParameterType.Quantity && char.IsAsciiLetter(value[0]) ? value[2..] : value;

    private static string Plain(string code) => code.Replace("|", "", StringComparison.Ordinal);
}
