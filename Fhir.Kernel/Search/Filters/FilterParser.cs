using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search.Filters;

/// <summary>
/// Reads <c>_filter</c>: tests with <c>and</c>, <c>or</c> and <c>not</c>, from left to right without precedence. A name with a dot behind it leads to another
/// resource, and a filter in brackets says which: <c>subject[gender eq female].name co "ås"</c>. https://hl7.org/fhir/R4/search_filter.html
/// </summary>
/// <param name="name">The parameter as it stands in the request, for the issues.</param>
internal sealed class FilterParser(string name, SearchParameterSet known, SearchSettings settings)
{
    private const int MaxDepth = 20;
    private const int MaxTests = 100;

    /// <summary>A test behind a reference is read once for each type the reference may lead to.</summary>
    private const int MaxReadings = 5000;

    private readonly FilterTest tests = new(name, known, settings);
    private int count;
    private int readings;

    public Result<SearchClause> Parse(string type, string text)
    {
        var scanner = new FilterScanner(text);
        var clause = Logical(type, ref scanner, 0, 0);
        if (clause.IsValue && !scanner.IsAtEnd) return Malformed(text);
        return clause.Refusal is { Issues: [{ Rule: var rule }, ..] } && rule == SearchRules.FilterFormat ? Malformed(text) : clause;
    }

    private Result<SearchClause> Logical(string type, ref FilterScanner scanner, int depth, int links)
    {
        if (depth > MaxDepth) return Refuse(SearchRules.TooDeep, name, MaxDepth.ToString(CultureInfo.InvariantCulture));
        var left = Term(type, ref scanner, depth, links);
        while (left.IsValue)
        {
            var isAnd = scanner.TakeWord("and");
            if (!isAnd && !scanner.TakeWord("or")) return left;
            var right = Term(type, ref scanner, depth, links);
            if (!right.IsValue) return right;
            left = isAnd ? AllClause.Of(left.Value, right.Value) : AnyClause.Of(left.Value, right.Value);
        }
        return left;
    }

    private Result<SearchClause> Term(string type, ref FilterScanner scanner, int depth, int links)
    {
        if (!scanner.TakeWord("not")) return scanner.Take('(') ? Grouped(type, ref scanner, depth, links) : Test(type, ref scanner, depth, links);
        if (!scanner.Take('(')) return Malformed("");
        var inner = Grouped(type, ref scanner, depth, links);
        return inner.IsValue ? new NotClause(inner.Value) : inner;
    }

    private Result<SearchClause> Grouped(string type, ref FilterScanner scanner, int depth, int links)
    {
        var inner = Logical(type, ref scanner, depth + 1, links);
        return !inner.IsValue || scanner.Take(')') ? inner : Malformed("");
    }

    private Result<SearchClause> Test(string type, ref FilterScanner scanner, int depth, int links)
    {
        if (links == 0) count++;
        if (count > MaxTests || ++readings > MaxReadings) return Refuse(SearchRules.TooManyValues, name, Text(count), Text(MaxTests));
        if (scanner.Name() is not { } code) return Malformed("");
        var hasBracket = scanner.TakeAdjacent('[');
        if (known.Find(type, code) is not { } parameter) return Refuse(SearchRules.FilterName, code, type);
        if (hasBracket || scanner.TakeAdjacent('.')) return Chain(parameter, ref scanner, hasBracket, depth, links);
        return scanner.Name() is { } operation && scanner.Value() is { } value ? tests.Of(parameter, operation, value) : Malformed("");
    }

    /// <summary>Read once for every type the reference may lead to; a type that lacks one of the parameters is none of them.</summary>
    private Result<SearchClause> Chain(SearchParameter reference, ref FilterScanner scanner, bool hasBracket, int depth, int links)
    {
        if (reference.Type != SearchParameterType.Reference) return Refuse(SearchRules.Chain, name, reference.Code);
        if (links >= settings.MaxChainLength) return Refuse(SearchRules.TooDeep, name, Text(settings.MaxChainLength));
        var targets = new List<ChainTarget>();
        Refusal? refusal = null;
        var start = scanner;
        foreach (var type in reference.Targets.Where(known.IsResourceType))
        {
            var attempt = start;
            var inner = Target(type, ref attempt, hasBracket, depth, links);
            if (inner.IsValue)
            {
                targets.Add(new ChainTarget(type, inner.Value));
                scanner = attempt;
            }
            else if (refusal is null || !IsOfOneType(inner.Refusal)) refusal = inner.Refusal;
        }
        if (targets.Count > 0 && (refusal is null || IsOfOneType(refusal))) return new ChainClause(reference, [.. targets]);
        return refusal ?? Refuse(SearchRules.Chain, name, reference.Code);
    }

    /// <summary>A parameter that one type lacks, or has of another kind, may be what is meant on another.</summary>
    private static bool IsOfOneType(Refusal refusal) => refusal.Issues[0].Rule == SearchRules.FilterName || refusal.Issues[0].Rule == SearchRules.FilterOperator;

    private Result<SearchClause> Target(string type, ref FilterScanner scanner, bool hasBracket, int depth, int links)
    {
        if (!hasBracket) return Test(type, ref scanner, depth, links + 1);
        var condition = Logical(type, ref scanner, depth + 1, links + 1);
        if (!condition.IsValue) return condition;
        if (!scanner.Take(']') || !scanner.TakeAdjacent('.')) return Malformed("");
        var test = Test(type, ref scanner, depth, links + 1);
        return test.IsValue ? AllClause.Of(condition.Value, test.Value) : test;
    }

    private Refusal Malformed(string text) => Refuse(SearchRules.FilterFormat, text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Refusal Refuse(Rule rule, params string[] arguments) => Refusal.BadRequest(rule.At(name, arguments));
}
