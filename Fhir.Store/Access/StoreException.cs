namespace Fhir.Store.Access;

/// <summary>The database failed: the disk is full, the file is damaged, or the SQL is wrong. Nothing a caller did.</summary>
public sealed class StoreException : Exception
{
    public StoreException() { }

    public StoreException(string message) : base(message) { }

    public StoreException(string message, Exception inner) : base(message, inner) { }

    /// <summary>True when the database is away or has no room for the moment: the same request may succeed in a while. Whether a write was stored is not known.</summary>
    public bool IsTransient { get; internal init; }

    /// <summary>SQLite's result code; 0 when it is not SQLite that speaks. https://www.sqlite.org/rescode.html</summary>
    public int ResultCode { get; internal init; }

    /// <summary>The disk is full or does not take what is written: nothing was stored, and what was stored before can be read.</summary>
    public bool IsOutOfRoom { get; internal init; }
}
