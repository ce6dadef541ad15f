using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Index;

/// <summary>Which rows of the index an older program made otherwise than this one would. Searches that look into them are refused until they are made anew.</summary>
/// <param name="IsAll">Where it cannot be told by parameter.</param>
/// <param name="HasWords">Those of <c>_text</c> and <c>_content</c>.</param>
internal sealed record StaleRows(bool IsAll, bool HasWords, FrozenSet<(string Type, string Code)> Parameters)
{
    private const string All = "*";
    private const string Words = "words";

    public static StaleRows Everything { get; } = new(true, true, []);

    public static StaleRows Nothing { get; } = new(false, false, []);

    public StaleRows With(StaleRows other) => new(IsAll || other.IsAll, HasWords || other.HasWords, Parameters.Union(other.Parameters).ToFrozenSet());

    public string Text => IsAll ? All : string.Join('\n', Parameters.Order().Select(name => $"{name.Type} {name.Code}").Concat(HasWords ? [Words] : []));

    public static StaleRows Read(string text)
    {
        if (text == All) return Everything;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(false, lines.Contains(Words), lines.Where(line => line != Words).Select(line => line.Split(' ')).Select(words => (words[0], words[1])).ToFrozenSet());
    }

    /// <summary>Whose resources may have such rows; null for all types.</summary>
    public IEnumerable<string>? Types => IsAll || HasWords ? null : Parameters.Select(name => name.Type).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Id and time are asked of the resource's own row, which is never stale.</summary>
    public bool Has(string type, SearchParameter parameter) => !IndexPlan.IsColumn(parameter)
        && (IsAll || (SearchParameterSet.IsOfWords(parameter) ? HasWords : Parameters.Contains((type, parameter.Code))));

    /// <summary>Whether there are any of a kind: for what follows all references.</summary>
    public bool HasAny(SearchParameterType kind, SearchParameterSet known) => IsAll || Parameters.Any(name => known.Find(name.Type, name.Code)?.Type == kind);
}
