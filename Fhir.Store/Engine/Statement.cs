namespace Fhir.Store.Engine;

/// <summary>A prepared statement of one <see cref="Session"/>. Parameters are counted from 1, columns from 0.</summary>
internal abstract class Statement : IDisposable
{
    public abstract Statement Bind(int parameter, long value);

    public abstract Statement Bind(int parameter, double value);

    public abstract Statement Bind(int parameter, string value);

    public abstract Statement Bind(int parameter, ReadOnlySpan<byte> blob);

    /// <summary>Bytes that nobody changes before the statement has run.</summary>
    public virtual Statement Bind(int parameter, byte[] blob) => Bind(parameter, blob.AsSpan());

    public abstract Statement BindNull(int parameter);

    public Statement BindOrNull(int parameter, string? value) => value is null ? BindNull(parameter) : Bind(parameter, value);

    /// <summary>True while there is a row; the statement is reset when there is none.</summary>
    public abstract bool Step();

    public abstract long Long(int column);

    public abstract double Double(int column);

    public abstract string Text(int column);

    public abstract byte[] Blob(int column);

    public abstract bool IsNull(int column);

    /// <summary>The value whatever its type: long, double, string, or null.</summary>
    public abstract object? Value(int column);

    public abstract int ColumnCount { get; }

    /// <summary>Forgets the rows that were not read. Whoever does not step to the end resets.</summary>
    public abstract void Reset();

    public abstract void Dispose();

    /// <summary>Runs a statement that gives no rows.</summary>
    public virtual void Run()
    {
        if (Step()) Reset();
    }

    /// <summary>
    /// Runs a statement of a writing transaction that gives no rows, now or together with others like it at the next read or commit. What waits is
    /// carried out as if changes and deletions came before insertions; who writes to one row twice calls <see cref="Session.Settle"/> between.
    /// </summary>
    public virtual void RunLater() => Run();

    public long? ReadLong()
    {
        if (!Step()) return null;
        var value = IsNull(0) ? (long?)null : Long(0);
        Reset();
        return value;
    }

    public string? ReadText()
    {
        if (!Step()) return null;
        var value = IsNull(0) ? null : Text(0);
        Reset();
        return value;
    }
}
