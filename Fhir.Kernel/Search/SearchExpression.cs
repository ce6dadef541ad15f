using System.Buffers;

namespace Fhir.Kernel.Search;

/// <summary>Takes the FHIRPath of a search parameter apart, which for a parameter of many types is a union over them all.</summary>
public static class SearchExpression
{
    internal static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static readonly string[] Ancestors = ["Resource", "DomainResource"];

    /// <summary>The branches of the union that can give something on the type: those that start with it, and those that start with no type.</summary>
    public static IEnumerable<string> Alternatives(string expression, string type) => Branches(expression).Where(branch => StartsAt(branch, type));

    /// <summary>The expression with the branches of other types left out; null when nothing is left.</summary>
    public static string? For(string expression, string type) => string.Join(" | ", Alternatives(expression, type)) is { Length: > 0 } rest ? rest : null;

    /// <summary>Splits at the bars that stand outside brackets and quotes.</summary>
    private static IEnumerable<string> Branches(string expression)
    {
        var (start, depth, isQuoted) = (0, 0, false);
        for (var at = 0; at < expression.Length; at++)
        {
            if (expression[at] == '\'') isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (expression[at] is '(' or '[') depth++;
            else if (expression[at] is ')' or ']') depth--;
            else if (expression[at] == '|' && depth == 0)
            {
                yield return expression[start..at].Trim();
                start = at + 1;
            }
        }
        yield return expression[start..].Trim();
    }

    private static bool StartsAt(string branch, string type)
    {
        var first = FirstName(branch);
        return first.Length == 0 || !char.IsAsciiLetterUpper(first[0]) || first == type || Ancestors.Contains(first);
    }

    private static string FirstName(string branch)
    {
        var name = branch.AsSpan().TrimStart('(');
        var end = name.IndexOfAnyExcept(Letters);
        return (end < 0 ? name : name[..end]).ToString();
    }
}
