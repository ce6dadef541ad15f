using System.Globalization;
using System.Text;
using Fhir.Kernel.Outcome;

namespace Fhir.Terminology.Import;

/// <summary>
/// Rows of a delimited file: RFC 4180 with any delimiter, or RF2's plain tabs where quotation marks mean nothing. Line by line, in constant memory.
/// </summary>
internal static class DelimitedRows
{
    private const int LongestField = 1 << 20;
    private const int MostFields = 1000;

    /// <exception cref="ImportStopped">A quotation that never ends, or a row beyond all measure.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Read(TextReader reader, string file, char delimiter, bool hasQuotes)
    {
        var line = 0;
        while (reader.ReadLine() is { } text)
        {
            var start = ++line;
            if (text.Length == 0) continue;
            if (!hasQuotes || !text.Contains('"')) yield return (start, Plain(text, delimiter, file, start));
            else yield return (start, Quoted(reader, text, delimiter, file, ref line));
        }
    }

    private static string[] Plain(string text, char delimiter, string file, int line)
    {
        var fields = text.Split(delimiter);
        return fields.Length <= MostFields ? fields : throw Stop(ImportRules.Fields, file, line, Text(fields.Length), $"≤ {MostFields}");
    }

    private static string[] Quoted(TextReader reader, string text, char delimiter, string file, ref int line)
    {
        var (fields, field, isInside, start) = (new List<string>(), new StringBuilder(), false, line);
        for (var at = 0; ; at++)
        {
            if (at == text.Length)
            {
                if (!isInside) break;
                text = reader.ReadLine() ?? throw Stop(ImportRules.Quotation, file, start);
                (at, line) = (-1, line + 1);
                field.Append('\n');
            }
            else if (isInside && text[at] == '"' && at + 1 < text.Length && text[at + 1] == '"') field.Append(text[++at]);
            else if (text[at] == '"') isInside = !isInside;
            else if (text[at] == delimiter && !isInside) Next(fields, field, file, start);
            else field.Append(text[at]);
            if (field.Length > LongestField) throw Stop(ImportRules.FieldLength, file, start, Text(LongestField));
        }
        Next(fields, field, file, start);
        return [.. fields];
    }

    private static void Next(List<string> fields, StringBuilder field, string file, int line)
    {
        fields.Add(field.ToString());
        field.Clear();
        if (fields.Count > MostFields) throw Stop(ImportRules.Fields, file, line, Text(fields.Count), $"≤ {MostFields}");
    }

    internal static ImportStopped Stop(Rule rule, string file, int line, params string[] more) => new(rule.At(null, [file, Text(line), .. more]));

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Rows whose first line names the columns.</summary>
internal sealed class NamedRows
{
    private readonly string file;
    private readonly IEnumerator<(int Line, string[] Fields)> rows;
    private readonly Dictionary<string, int> columns;

    /// <exception cref="ImportStopped">The file is empty.</exception>
    public NamedRows(TextReader reader, string file, char delimiter, bool hasQuotes)
    {
        this.file = file;
        rows = DelimitedRows.Read(reader, file, delimiter, hasQuotes).GetEnumerator();
        if (!rows.MoveNext()) throw new ImportStopped(ImportRules.Empty.At(null, file));
        Header = rows.Current.Fields;
        columns = Header.Select((name, at) => (name: name.Trim().Trim('\uFEFF'), at)).DistinctBy(column => column.name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(column => column.name, column => column.at, StringComparer.OrdinalIgnoreCase);
    }

    public string[] Header { get; }

    public bool Has(string column) => columns.ContainsKey(column);

    /// <exception cref="ImportStopped">There is no such column.</exception>
    public int Column(string name) =>
        columns.TryGetValue(name, out var at) ? at : throw new ImportStopped(ImportRules.Columns.At(null, file, name, string.Join(" | ", Header.Take(20))));

    /// <summary>Each row has as many fields as the first line.</summary>
    /// <exception cref="ImportStopped">One has not.</exception>
    public IEnumerable<string[]> All()
    {
        while (rows.MoveNext())
        {
            var (line, fields) = rows.Current;
            if (fields.Length != Header.Length) throw DelimitedRows.Stop(ImportRules.Fields, file, line, DelimitedRows.Text(fields.Length), DelimitedRows.Text(Header.Length));
            yield return fields;
        }
    }
}
