using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Npgsql;

namespace Fhir.Store.Postgres;

/// <summary>One statement and the rows of values it waits to be run with, all at once.</summary>
internal sealed partial class LaterRows(string sql, int parameters)
{
    /// <summary>Tables whose texts are looked for as wholes, and lie in indexes of limited entries.</summary>
    private static readonly FrozenSet<string> OfWholeTexts = ["token", "quantity", "reference", "uri", "composite"];

    private readonly bool isOfWholeTexts = Insertion().Match(sql) is { Success: true } insertion && OfWholeTexts.Contains(insertion.Groups["into"].Value.Split(' ')[0]);
    private readonly LaterColumn[] columns = [.. Enumerable.Range(0, parameters).Select(_ => new LaterColumn())];

    public string Sql => sql;

    /// <summary>True for rows that are added; the other statements change or delete and go before.</summary>
    public bool IsInsertion { get; } = Insertion().IsMatch(sql);

    public int Count { get; private set; }

    public void Add(NpgsqlParameterCollection values)
    {
        for (var at = 0; at < columns.Length; at++) columns[at].Add(values[at], isOfWholeTexts);
        Count++;
    }

    public void Append(LaterRows others)
    {
        for (var at = 0; at < columns.Length; at++) columns[at].Append(others.columns[at]);
        Count += others.Count;
    }

    public LaterRows Empty() => new(sql, parameters);

    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(BulkSql());
        foreach (var column in columns.Where(column => !column.IsNull)) command.Parameters.Add(column.ToParameter());
        return command;
    }

    private string BulkSql()
    {
        if (Insertion().Match(sql) is { Success: true } insertion)
            return $"INSERT INTO {insertion.Groups["into"]} SELECT {ByName(insertion.Groups["values"].Value)} FROM {Rows()}";
        if (parameters == 1) return sql.Replace("= ?", "= ANY($1)", StringComparison.Ordinal);
        var named = ByName(sql);
        var where = named.LastIndexOf(" WHERE ", StringComparison.Ordinal);
        var word = sql.StartsWith("UPDATE", StringComparison.Ordinal) ? "FROM" : sql.StartsWith("DELETE", StringComparison.Ordinal) ? "USING" : null;
        if (word is null || where < 0) throw new InvalidOperationException($"Cannot be run with many rows at once: {sql}");
        return $"{named[..where]} {word} {Rows()}{named[where..]}";
    }

    private string ByName(string text)
    {
        var next = 0;
        return Parameter().Replace(text, _ => columns[next++].IsNull ? "NULL" : $"u.p{next}");
    }

    private string Rows()
    {
        List<int> present = [.. Enumerable.Range(0, parameters).Where(at => !columns[at].IsNull)];
        return $"unnest({string.Join(", ", Enumerable.Range(1, present.Count).Select(number => $"${number}"))}) AS u({string.Join(", ", present.Select(at => $"p{at + 1}"))})";
    }

    [GeneratedRegex(@"^INSERT INTO (?<into>\w+ \([^)]*\))\s+VALUES \((?<values>[^)]*)\)$")]
    private static partial Regex Insertion();

    [GeneratedRegex(@"\?")]
    private static partial Regex Parameter();
}
