using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search.Filters;

/// <summary>One test of a filter as a clause, by the operator and the parameter's type. https://hl7.org/fhir/R4/search_filter.html#ops</summary>
internal sealed class FilterTest(string name, SearchParameterSet known, SearchSettings settings)
{
    private static readonly string[] Compared = ["eq", "ne", "gt", "lt", "ge", "le", "ap", "sa", "eb"];

    private static readonly FrozenDictionary<string, string> Systems = new Dictionary<string, string>
    {
        ["loinc"] = "http://loinc.org",
        ["snomed"] = "http://snomed.info/sct",
        ["rxnorm"] = "http://www.nlm.nih.gov/research/umls/rxnorm",
        ["ucum"] = "http://unitsofmeasure.org",
    }.ToFrozenDictionary();

    private readonly ValueParser reader = new(name, known, settings);

    public Result<SearchClause> Of(SearchParameter parameter, string operation, string value)
    {
        if (value.Length > settings.MaxValueLength) return Refuse(SearchRules.TooLong, name, Text(value.Length), Text(settings.MaxValueLength));
        if (operation == "pr") return Present(parameter, value);
        if (SearchParameterSet.IsOfWords(parameter)) return operation == "co" ? Clause(parameter, Modifier.None, value) : Unfit(parameter, operation);
        return parameter.Type switch
        {
            SearchParameterType.String => OfString(parameter, operation, value),
            SearchParameterType.Date when operation == "po" => Overlapping(parameter, value),
            SearchParameterType.Date or SearchParameterType.Number when Compared.Contains(operation) => Clause(parameter, Modifier.None, operation + value),
            SearchParameterType.Quantity when Compared.Contains(operation) => Clause(parameter, Modifier.None, operation + WithSystem(value, 1)),
            SearchParameterType.Token => OfToken(parameter, operation, WithSystem(value, 0)),
            SearchParameterType.Uri when operation is "eq" or "ne" => Equal(parameter, operation, value),
            SearchParameterType.Reference when operation == "re" => Clause(parameter, Modifier.None, value),
            SearchParameterType.Special when operation == "eq" => Clause(parameter, Modifier.None, value),
            _ => Unfit(parameter, operation),
        };
    }

    private Result<SearchClause> Present(SearchParameter parameter, string value)
    {
        if (parameter.Code is "_id" or "_lastUpdated" || !parameter.Components.IsEmpty || SearchParameterSet.IsOfWords(parameter) || parameter.Type == SearchParameterType.Special) return Unfit(parameter, "pr");
        return value is "true" or "false" ? new MissingClause(parameter, value == "false") : Refuse(SearchRules.BooleanFormat, value);
    }

    private Result<SearchClause> OfString(SearchParameter parameter, string operation, string value)
    {
        if (operation is "co" or "sw") return Clause(parameter, operation == "co" ? Modifier.Contains : Modifier.None, value);
        TextComparison? comparison = operation switch
        {
            "eq" => TextComparison.Equal,
            "ne" => TextComparison.NotEqual,
            "ew" => TextComparison.EndsWith,
            "gt" => TextComparison.Greater,
            "lt" => TextComparison.Less,
            "ge" => TextComparison.GreaterOrEqual,
            "le" => TextComparison.LessOrEqual,
            _ => null,
        };
        if (comparison is not { } compared) return Unfit(parameter, operation);
        return SearchText.Fold(value).Length == 0 ? Refuse(SearchRules.ValueEmpty, name) : new ParameterClause(parameter, Modifier.None, [new ComparedTextValue(compared, value)]);
    }

    private Result<SearchClause> OfToken(SearchParameter parameter, string operation, string value) => operation switch
    {
        "eq" or "ne" => parameter.Code == "_id" && operation == "ne" ? Negated(Clause(parameter, Modifier.None, value)) : Equal(parameter, operation, value),
        "ss" when parameter.Code != "_id" => Clause(parameter, Modifier.Below, value),
        "sb" when parameter.Code != "_id" => Clause(parameter, Modifier.Above, value),
        "in" when parameter.Code != "_id" => Clause(parameter, Modifier.In, value),
        "ni" when parameter.Code != "_id" => Clause(parameter, Modifier.NotIn, value),
        _ => Unfit(parameter, operation),
    };

    /// <summary>Values are never case sensitive. Unequal is one of the values, not all of them.</summary>
    private Result<SearchClause> Equal(SearchParameter parameter, string operation, string value)
    {
        var clause = Clause(parameter, Modifier.None, value);
        if (clause is not { IsValue: true, Value: ParameterClause { AnyOf: [var read] } equal }) return clause;
        if (read is TokenValue token) read = token with { IsCaseSensitive = false };
        return equal with { AnyOf = [operation == "ne" ? new UnequalValue(read) : read] };
    }

    private static Result<SearchClause> Negated(Result<SearchClause> clause) => clause.IsValue ? new NotClause(clause.Value) : clause;

    /// <summary>The ranges have a moment in common.</summary>
    private Result<SearchClause> Overlapping(SearchParameter parameter, string value)
    {
        var clause = Clause(parameter, Modifier.None, "eq" + value);
        return clause is { IsValue: true, Value: ParameterClause { AnyOf: [DateValue date] } whole } ? whole with { AnyOf = [date with { Prefix = Prefix.Approximate }] } : clause;
    }

    private Result<SearchClause> Clause(SearchParameter parameter, Modifier modifier, string value)
    {
        // The escapes of a parameter's value are none of a filter's.
        var read = reader.Parse(parameter, modifier, null, value.Replace("\\", "\\\\", StringComparison.Ordinal));
        return read.IsValue ? new ParameterClause(parameter, modifier, [read.Value]) : read.Refusal;
    }

    /// <summary>The names of four systems stand for them.</summary>
    private static string WithSystem(string value, int place)
    {
        var parts = value.Split('|');
        if (parts.Length > place + 1 && Systems.GetValueOrDefault(parts[place]) is { } system) parts[place] = system;
        return string.Join('|', parts);
    }

    private Refusal Unfit(SearchParameter parameter, string operation) => Refuse(SearchRules.FilterOperator, parameter.Code, operation);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Refusal Refuse(Rule rule, params string[] arguments) => Refusal.BadRequest(rule.At(name, arguments));
}
