using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Filters of every operator, joined in every way. https://hl7.org/fhir/R4/search_filter.html</summary>
internal sealed class RandomFilter(RandomValues values, SearchParameterSet known, OracleWorld? world)
{
    private static readonly string[] Ordered = ["eq", "ne", "gt", "lt", "ge", "le", "ap", "sa", "eb"];

    private readonly RandomAsked asked = new(values, known);

    /// <param name="among">Further types that all of it is to be asked of.</param>
    public string Make(string type, Element? like, IReadOnlyList<string>? among = null) => Logical(type, like, 3, 1, among);

    private string Logical(string type, Element? like, int depth, int links, IReadOnlyList<string>? among) => values.Next(depth == 0 ? 1 : 6) switch
    {
        1 => $"{Logical(type, like, depth - 1, links, among)} and {Test(type, like, links, among)}",
        2 => $"{Logical(type, like, depth - 1, links, among)} or {Test(type, like, links, among)}",
        3 => $"not({Logical(type, like, depth - 1, links, among)})",
        4 => $"({Logical(type, like, depth - 1, links, among)}) {values.Pick(["and", "or"])} ({Logical(type, like, depth - 1, links, among)})",
        _ => Test(type, like, links, among),
    };

    /// <param name="among">The types that the name will be read on; of another kind on one of them, it would be refused.</param>
    private string Test(string type, Element? like, int links, IReadOnlyList<string>? among = null)
    {
        var all = known.Of(type).Where(parameter => parameter.Type != SearchParameterType.Composite
            && (among ?? []).All(other => known.Find(other, parameter.Code) is not { } same || same.Type == parameter.Type)).ToList();
        var parameter = values.Pick(values.Chance(0.1) ? all.FindAll(SearchParameterSet.IsOfEvery) : all);
        if (links > 0 && like is { } from && parameter.Type == SearchParameterType.Reference && world!.Follow(parameter, from) is { } to && parameter.Targets.Contains(to.Type.Name))
            return values.Chance(0.5) ? $"{parameter.Code}.{Test(to.Type.Name, to, 0, parameter.Targets)}"
                : $"{parameter.Code}[{Logical(to.Type.Name, to, 1, 0, parameter.Targets)}].{Test(to.Type.Name, to, 0, parameter.Targets)}";
        if (values.Chance(0.1) && parameter is { Expression: not null, Type: not SearchParameterType.Special } && !SearchParameterSet.IsOfEvery(parameter))
            return $"{parameter.Code} pr {(values.Chance(0.5) ? "true" : "false")}";
        var operation = Operator(parameter);
        return $"{parameter.Code} {operation} {Written(Value(parameter, operation, like))}";
    }

    /// <summary>A word of letters and digits may stand without quotes.</summary>
    private string Written(string value) => values.Chance(0.5) && value.All(char.IsAsciiLetterOrDigit) ? value : JsonSerializer.Serialize(value);

    private string Operator(SearchParameter parameter) => values.Pick(parameter.Type switch
    {
        _ when SearchParameterSet.IsOfWords(parameter) => ["co"],
        _ when parameter.Code == "_id" => ["eq", "ne"],
        SearchParameterType.String => ["eq", "ne", "co", "sw", "ew", "gt", "lt", "ge", "le"],
        SearchParameterType.Date => [.. Ordered, "po"],
        SearchParameterType.Number or SearchParameterType.Quantity => Ordered,
        SearchParameterType.Token => ["eq", "ne", "ss", "sb", "in", "ni"],
        SearchParameterType.Reference => ["re"],
        SearchParameterType.Special => ["eq"],
        _ => new[] { "eq", "ne" },
    });

    private string Value(SearchParameter parameter, string operation, Element? like)
    {
        if (SearchParameterSet.IsOfWords(parameter) || parameter.Type == SearchParameterType.Special) return asked.Value(parameter, "");
        if (operation is "in" or "ni") return values.Pick(OracleTerminology.ValueSets);
        if (operation is "ss" or "sb") return $"{OracleTerminology.Related}|{values.Pick(OracleTerminology.RelatedCodes)}";
        var real = like is { } resource && values.Chance(0.7) ? world!.ValueOf(parameter, "", resource) : null;
        return real is { Length: > 0 and < 1000 } && !real.Contains('\\', StringComparison.Ordinal) ? WithoutPrefix(parameter, real) : parameter.Type switch
        {
            _ when parameter.Code == "_id" => $"x{values.Next(12)}",
            SearchParameterType.String => values.Text,
            SearchParameterType.Date => values.AskedDate,
            SearchParameterType.Number => values.Number,
            SearchParameterType.Quantity => $"{values.Number}{values.Pick(["", $"|ucum|{values.Unit}", $"||{values.Unit}"])}",
            SearchParameterType.Token => values.Chance(0.5) ? $"{values.Uri}|{Plain(values.Code)}" : Plain(values.Code),
            SearchParameterType.Reference => values.Reference,
            _ => values.Uri,
        };
    }

    private static string WithoutPrefix(SearchParameter parameter, string value) =>
        parameter.Type is SearchParameterType.Date or SearchParameterType.Number or SearchParameterType.Quantity && char.IsAsciiLetter(value[0]) ? value[2..] : value;

    private static string Plain(string code) => code.Replace("|", "", StringComparison.Ordinal);
}
