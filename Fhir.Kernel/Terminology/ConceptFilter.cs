using System.Text.RegularExpressions;

namespace Fhir.Kernel.Terminology;

/// <summary>One filter of a value set's include or exclude, or of an implicit value set. https://hl7.org/fhir/R4/valueset-filter-operator.html</summary>
/// <param name="Property">A property of the code system, or <c>concept</c>, <c>code</c>, <c>display</c>, <c>parent</c>, <c>child</c>.</param>
/// <param name="Operator">As FHIR writes it: <c>=</c>, <c>is-a</c>, <c>descendent-of</c>, <c>is-not-a</c>, <c>regex</c>, <c>in</c>, <c>not-in</c>,
/// <c>generalizes</c>, <c>exists</c>. Anything else is not understood.</param>
/// <param name="Value">As written; of <c>in</c> and <c>not-in</c> a list with commas.</param>
public sealed record ConceptFilter(string Property, string Operator, string Value)
{
    private const int LongestPattern = 2000;

    private static readonly HashSet<string> WithoutDeclaration = ["inactive", "status", "notSelectable", "abstract", "deprecated"];

    /// <summary>The places of the concepts that match; null when the filter is not understood for this code system.</summary>
    internal HashSet<int>? Select(CodeSystem system) => Property switch
    {
        "concept" or "code" => SelectByCode(system),
        "parent" when Operator == "=" => Related(system, (hierarchy, at) => hierarchy.ChildrenOf(at)),
        "child" when Operator == "=" => Related(system, (hierarchy, at) => hierarchy.ParentsOf(at)),
        "display" => Texts(system, concept => concept.Display),
        _ when system.PropertyCodes.Contains(Property) || WithoutDeclaration.Contains(Property) => SelectByProperty(system),
        _ => null,
    };

    public override string ToString() => $"{Property} {Operator} {Value}";

    private HashSet<int>? SelectByCode(CodeSystem system) => Operator switch
    {
        "is-a" or "descendent-of" or "is-not-a" or "generalizes" when !system.IsSubsumption => null,
        "is-a" => Related(system, (hierarchy, at) => hierarchy.WithDescendants(at)),
        "descendent-of" => Related(system, (hierarchy, at) => hierarchy.WithDescendants(at).Where(place => place != at)),
        "is-not-a" => Except(system, Related(system, (hierarchy, at) => hierarchy.WithDescendants(at))),
        "generalizes" => Related(system, (hierarchy, at) => hierarchy.WithAncestors(at)),
        _ => Texts(system, concept => concept.Code),
    };

    private HashSet<int>? SelectByProperty(CodeSystem system) => Operator switch
    {
        "exists" when Value is "true" or "false" => Places(system, concept => concept.Properties.Any(property => property.Code == Property) == (Value == "true")),
        "not-in" => Except(system, Having(system, List().Contains)),
        _ => Matcher() is { } matches ? Having(system, matches) : null,
    };

    private HashSet<int> Having(CodeSystem system, Func<string, bool> matches) =>
        Places(system, concept => concept.Properties.Any(property => property.Code == Property && matches(property.Value)));

    /// <summary>A code that the system does not have has no relatives.</summary>
    private HashSet<int> Related(CodeSystem system, Func<ConceptHierarchy, int, IEnumerable<int>> relatives) =>
        system.IndexOf(Value) is var at and >= 0 ? [.. relatives(system.Hierarchy, at)] : [];

    private static HashSet<int> Except(CodeSystem system, HashSet<int> places) =>
        [.. Enumerable.Range(0, system.Concepts.Length).Where(place => !places.Contains(place))];

    private HashSet<int>? Texts(CodeSystem system, Func<Concept, string?> textOf) =>
        Matcher() is { } matches ? Places(system, concept => textOf(concept) is { } text && matches(text)) : null;

    private static HashSet<int> Places(CodeSystem system, Func<Concept, bool> test) =>
        [.. Enumerable.Range(0, system.Concepts.Length).Where(place => test(system.Concepts[place]))];

    /// <summary>Null for an operator that says nothing about a text, and for a regex that is none or needs backtracking.</summary>
    private Func<string, bool>? Matcher()
    {
        var list = List();
        return Operator switch
        {
            "=" => text => text == Value,
            "in" => list.Contains,
            "not-in" => text => !list.Contains(text),
            "regex" when Pattern() is { } pattern => pattern.IsMatch,
            _ => null,
        };
    }

    private HashSet<string> List() => [.. Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    // The whole text must match. Without backtracking the time is linear in the text, whoever wrote the pattern.
    private Regex? Pattern()
    {
        if (Value.Length > LongestPattern) return null;
        try
        {
            return new Regex($@"^(?:{Value})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception trouble) when (trouble is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
