using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>Issues about an expression: the place is a line and a column (in characters, both from 1) of its text.</summary>
internal static class ExpressionText
{
    public static Issue Issue(Rule rule, string text, int at, params string[] arguments)
    {
        var position = Locate(text, at);
        return rule.At(null, [.. arguments, string.Create(CultureInfo.InvariantCulture, $"{position.Line}:{position.Column}")]) with { Position = position };
    }

    public static SourcePosition Locate(string text, int at)
    {
        var before = text.AsSpan(0, Math.Clamp(at, 0, text.Length));
        return new SourcePosition(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>« (mente du … / did you mean …)» in a form both languages can read; empty when nothing is near.</summary>
    public static string Suggest(string name, IEnumerable<string> known) =>
        Nearest(name, known) is { } near ? $" (→ {near}?)" : "";

    private static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > 64) return null;
        var limit = Math.Max(1, name.Length / 3);
        var best = known.Select(other => (other, distance: Distance(name, other))).Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.other, StringComparer.Ordinal).FirstOrDefault();
        return best.other;
    }

    /// <summary>Letters to add, remove or replace, upper and lower case alike.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 8 || right.Length > 64) return int.MaxValue;
        Span<int> row = stackalloc int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++) row[column] = column;
        for (var line = 1; line <= left.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var replace = diagonal + (char.ToLowerInvariant(left[line - 1]) == char.ToLowerInvariant(right[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replace, 1 + Math.Min(row[column], row[column - 1]));
            }
        }
        return row[right.Length];
    }
}
