using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Fhir.Store.Engine;

namespace Fhir.Store.Search;

/// <summary>A piece of SQL with its parameters in the order they stand in the text. A value is always a parameter, never text.</summary>
internal sealed class Sql
{
    private readonly StringBuilder text = new();
    private readonly List<object> parameters = [];

    public static Sql Of(string text) => new Sql().Add(text);

    public Sql Add(string plain)
    {
        text.Append(plain);
        return this;
    }

    public Sql Add(long value) => AddParameter(value);

    public Sql Add(double value) => AddParameter(value);

    /// <summary>A parameter of text as it lies in an index of whole texts; not to be confused with SQL, which <see cref="Add(string)"/> takes.</summary>
    public Sql AddText(string value) => AddParameter(value);

    /// <summary>A parameter of text as it is.</summary>
    public Sql AddWhole(string value) => AddParameter(new Whole(value));

    /// <summary>SQL that stands for one parameter, and the text it is bound to.</summary>
    public Sql AddParameters(string around, string value)
    {
        text.Append(around);
        parameters.Add(new Whole(value));
        return this;
    }

    /// <summary>A parameter of whatever type SQLite gave it: long, double, string or null.</summary>
    public Sql AddValue(object? value) => value is null ? Add("NULL") : AddParameter(value is string text ? new Whole(text) : value);

    public Sql Add(Sql other)
    {
        text.Append(other.text);
        parameters.AddRange(other.parameters);
        return this;
    }

    public Sql AddJoined(string separator, IEnumerable<Sql> pieces)
    {
        var isFirst = true;
        foreach (var piece in pieces)
        {
            if (!isFirst) text.Append(separator);
            Add(piece);
            isFirst = false;
        }
        return this;
    }

    public Statement Prepare(Session session)
    {
        var statement = session.Prepare(text.ToString());
        for (var at = 0; at < parameters.Count; at++) _ = parameters[at] switch
        {
            long number => statement.Bind(at + 1, number),
            double number => statement.Bind(at + 1, number),
            Whole whole => statement.Bind(at + 1, whole.Text),
            var other => statement.Bind(at + 1, session.Dialect.Indexed((string)other)),
        };
        return statement;
    }

    /// <summary>The text as it is prepared.</summary>
    public string Text => text.ToString();

    public ImmutableArray<object> Parameters => [.. parameters.Select(parameter => parameter is Whole whole ? whole.Text : parameter)];

    /// <summary>The text with its values written in: to be read, never to be run.</summary>
    public override string ToString()
    {
        var (readable, next) = (new StringBuilder(), 0);
        foreach (var letter in text.ToString())
            if (letter == '?') readable.Append(Literal(parameters[next++]));
            else readable.Append(letter);
        return readable.ToString();
    }

    private Sql AddParameter(object value)
    {
        text.Append('?');
        parameters.Add(value);
        return this;
    }

    private static string Literal(object value) => value is Whole whole ? Literal(whole.Text) : value is string words ? $"'{words}'" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private sealed record Whole(string Text);
}
