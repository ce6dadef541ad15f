using System.Globalization;

namespace Fhir.Kernel.Outcome;

/// <summary>Where in the source text, both counted from 1; the column counts UTF-8 bytes in JSON and UTF-16 units in XML.</summary>
public readonly record struct SourcePosition(int Line, int Column);

/// <summary>One broken <see cref="Rule"/> at one place. https://hl7.org/fhir/R4/operationoutcome.html</summary>
/// <param name="Expression">A FHIRPath a client can paste; null when no element is to blame.</param>
/// <param name="Arguments">What fills the rule's texts: what was found, what was wanted.</param>
public sealed record Issue(Rule Rule, string? Expression, IReadOnlyList<string> Arguments)
{
    /// <summary>Characters of one argument that a text shows.</summary>
    public const int LongestArgument = 1000;

    /// <summary>The rule's severity unless the place decides it (an invariant or a binding carries its own).</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    public SourcePosition? Position { get; init; }

    public string RuleId => Rule.Id;

    public IssueCode Code => Rule.Code;

    public bool IsError => Severity is Severity.Error or Severity.Fatal;

    public string Text(Language language) => Fill(language == Language.Nb ? Rule.Nb : Rule.En);

    private string Fill(string text) =>
        Arguments.Count == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. Arguments.Select(Shorten)]);

    // What a stranger wrote is quoted, not repeated at length.
    private static string Shorten(string argument)
    {
        if (argument.Length <= LongestArgument) return argument;
        var end = char.IsHighSurrogate(argument[LongestArgument - 1]) ? LongestArgument - 1 : LongestArgument;
        return argument[..end] + "…";
    }

    public override string ToString() => $"{Severity.ToCode()} {RuleId} {Expression}{(Position is { } at ? $" ({at.Line}:{at.Column})" : "")}: {Text(Language.En)}";
}
