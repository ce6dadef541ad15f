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

    /// <summary>A parameter of text; not to be confused with SQL, which <see cref="Add(string)"/> takes.</summary>
    public Sql AddText(string value) => AddParameter(value);

    /// <summary>SQL that stands for one parameter, and the text it is bound to.</summary>
    public Sql AddParameters(string around, string value)
    {
        text.Append(around);
        parameters.Add(value);
        return this;
    }

    /// <summary>A parameter of whatever type SQLite gave it: long, double, string or null.</summary>
    public Sql AddValue(object? value) => value is null ? Add("NULL") : AddParameter(value);

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
            var other => statement.Bind(at + 1, (string)other),
        };
        return statement;
    }

    /// <summary>The text as it is prepared.</summary>
    public string Text => text.ToString();

    public ImmutableArray<object> Parameters => [.. parameters];

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

    private static string Literal(object value) => value is string words ? $"'{words}'" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
