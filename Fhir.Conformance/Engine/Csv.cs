using System.Text;

namespace Fhir.Conformance.Engine;

/// <summary>Comma-separated values with quoted fields and doubled quotes. https://www.rfc-editor.org/rfc/rfc4180</summary>
internal static class Csv
{
    /// <returns>Every record with its fields; empty lines are left out. A quote that is never closed throws <see cref="FormatException"/>.</returns>
    public static IEnumerable<IReadOnlyList<string>> Read(TextReader text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var c = text.Read(); c >= 0; c = text.Read())
        {
            if (isQuoted && c == '"' && text.Peek() == '"') field.Append((char)text.Read());
            else if (c == '"') isQuoted = !isQuoted;
            else if (isQuoted) field.Append((char)c);
            else if (c == ',') Close(fields, field);
            else if (c == '\n')
            {
                if (EndRecord(fields, field) is { } record) yield return record;
                fields = [];
            }
            else if (c != '\r') field.Append((char)c);
        }
        if (isQuoted) throw new FormatException("A quoted field is never closed.");
        if (EndRecord(fields, field) is { } last) yield return last;
    }

    private static List<string>? EndRecord(List<string> fields, StringBuilder field)
    {
        if (fields.Count == 0 && field.Length == 0) return null;
        Close(fields, field);
        return fields;
    }

    private static void Close(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
