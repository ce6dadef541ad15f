using System.Text;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Npgsql;
using NpgsqlTypes;

namespace Fhir.Store.Postgres;

/// <summary>
/// A statement on a connection that is a journey away. Rows are read as they come; when another statement is run meanwhile, those that have not been
/// read are taken in first, since a connection carries one answer at a time.
/// </summary>
internal sealed class PostgresStatement : Statement
{
    private readonly PostgresSession session;
    private readonly NpgsqlCommand command;
    private readonly bool writes;
    private Queue<object?[]>? takenIn;
    private object?[]? row;
    private NpgsqlDataReader? reader;
    private LaterRows? later;

    public PostgresStatement(PostgresSession session, string sql)
    {
        (this.session, Sql) = (session, sql);
        command = session.NewCommand(Numbered(sql, out var parameters));
        for (var at = 0; at < parameters; at++) command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value });
        writes = !sql.AsSpan().TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As it was given, with <c>?</c>.</summary>
    public string Sql { get; }

    public NpgsqlParameterCollection Parameters => command.Parameters;

    public override int ColumnCount => reader?.FieldCount ?? row!.Length;

    public override Statement Bind(int parameter, long value)
    {
        if (command.Parameters[parameter - 1] is NpgsqlParameter<long> held) held.TypedValue = value;
        else command.Parameters[parameter - 1] = new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };
        return this;
    }

    public override Statement Bind(int parameter, double value)
    {
        if (command.Parameters[parameter - 1] is NpgsqlParameter<double> held) held.TypedValue = value;
        else command.Parameters[parameter - 1] = new NpgsqlParameter<double> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Double };
        return this;
    }

    public override Statement Bind(int parameter, string value)
    {
        var text = PostgresText.Of(value);
        if (command.Parameters[parameter - 1] is NpgsqlParameter<string> held) held.TypedValue = text;
        else command.Parameters[parameter - 1] = new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text };
        return this;
    }

    public override Statement Bind(int parameter, ReadOnlySpan<byte> blob) => Bind(parameter, blob.ToArray());

    /// <summary>The bytes are not copied.</summary>
    public override Statement Bind(int parameter, byte[] blob)
    {
        if (command.Parameters[parameter - 1] is NpgsqlParameter<byte[]> held) held.TypedValue = blob;
        else command.Parameters[parameter - 1] = new NpgsqlParameter<byte[]> { TypedValue = blob, NpgsqlDbType = NpgsqlDbType.Bytea };
        return this;
    }

    public override Statement BindNull(int parameter)
    {
        command.Parameters[parameter - 1] = new NpgsqlParameter { Value = DBNull.Value };
        return this;
    }

    public override bool Step()
    {
        if (takenIn is not null) return StepTakenIn();
        try
        {
            reader ??= session.Execute(this, command, writes);
            if (reader.Read()) return true;
            Reset();
            return false;
        }
        catch (NpgsqlException failure)
        {
            reader = null;
            throw session.Failed(failure, Sql);
        }
    }

    public override void RunLater()
    {
        if (session.IsWriting) session.Wait(later ??= new LaterRows(Sql, command.Parameters.Count), this);
        else Run();
    }

    public override long Long(int column) => row is not null ? ToLong(row[column]!) : reader!.GetFieldType(column) == typeof(long) ? reader.GetInt64(column) : ToLong(reader.GetValue(column));

    public override double Double(int column) => row is not null ? ToDouble(row[column]!) : ToDouble(reader!.GetValue(column));

    public override string Text(int column) => row is not null ? (string)row[column]! : reader!.GetString(column);

    public override byte[] Blob(int column) => row is not null ? (byte[])row[column]! : reader!.GetFieldValue<byte[]>(column);

    public override bool IsNull(int column) => row is not null ? row[column] is null : reader!.IsDBNull(column);

    public override object? Value(int column) => (row is not null ? row[column] : reader!.IsDBNull(column) ? null : reader.GetValue(column)) switch
    {
        null or byte[] => null,
        string text => text,
        double or float or decimal => ToDouble(row is not null ? row[column]! : reader!.GetValue(column)),
        var number => ToLong(number),
    };

    /// <summary>Reads the rest of the answer, so that the connection is free.</summary>
    public void TakeIn()
    {
        if (reader is null) return;
        var rest = new Queue<object?[]>();
        row = reader.IsOnRow ? RowOf(reader) : null;
        try
        {
            while (reader.Read()) rest.Enqueue(RowOf(reader));
        }
        catch (NpgsqlException failure)
        {
            reader = null;
            throw session.Failed(failure, Sql);
        }
        Close();
        takenIn = rest;
    }

    public override void Reset()
    {
        (takenIn, row) = (null, null);
        if (reader is not null) Close();
    }

    /// <summary>Of a lost connection, too: who uses it next learns of it.</summary>
    public override void Dispose()
    {
        try
        {
            Reset();
        }
        catch (Exception lost) when (lost is StoreException or OperationCanceledException)
        {
        }
        command.Dispose();
    }

    private bool StepTakenIn()
    {
        if (takenIn!.TryDequeue(out row)) return true;
        Reset();
        return false;
    }

    /// <summary>Reads what is left of the answer, and so may learn that the connection is lost.</summary>
    private void Close()
    {
        var closing = reader!;
        reader = null;
        try
        {
            closing.Dispose();
        }
        catch (NpgsqlException failure)
        {
            throw session.Failed(failure, Sql);
        }
        session.Closed(this);
    }

    private static object?[] RowOf(NpgsqlDataReader reader)
    {
        var values = new object?[reader.FieldCount];
        for (var at = 0; at < values.Length; at++) values[at] = reader.IsDBNull(at) ? null : reader.GetValue(at);
        return values;
    }

    private static long ToLong(object value) => value is bool flag ? flag ? 1 : 0 : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static double ToDouble(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The parameters as PostgreSQL counts them. Quoted text is left alone.</summary>
    internal static string Numbered(string sql, out int parameters)
    {
        var (numbered, isQuoted) = (new StringBuilder(sql.Length + 16), false);
        parameters = 0;
        foreach (var letter in sql)
        {
            if (letter == '\'') isQuoted = !isQuoted;
            if (letter == '?' && !isQuoted) numbered.Append('$').Append(++parameters);
            else numbered.Append(letter);
        }
        return numbered.ToString();
    }
}
