namespace Fhir.Store.Engine;

/// <summary>One open connection with the statements prepared on it. Used by one thread at a time.</summary>
internal abstract class Session : IDisposable
{
    public abstract Dialect Dialect { get; }

    /// <summary>
    /// The statement for a text, reset and prepared only the first time. Parameters are written <c>?</c> and keep the values of the last use.
    /// </summary>
    public abstract Statement Prepare(string sql);

    /// <summary>Runs a text of one or many statements without parameters, once.</summary>
    public abstract void Execute(string sql);

    /// <summary>Runs reading work that the token may break off in the middle of a statement.</summary>
    public abstract T Interruptible<T>(Func<Session, T> work, CancellationToken cancel);

    /// <summary>Begins a transaction that sees one state of the database throughout.</summary>
    public abstract void BeginReading();

    /// <summary>Begins a transaction that no other writer of this database runs beside, in whatever process.</summary>
    public abstract void BeginWriting();

    /// <summary>Ends the transaction; what was written is on disk.</summary>
    public abstract void Commit();

    /// <summary>Ends the transaction as if nothing had been written; nothing happens when the database has done so already.</summary>
    public abstract void RollBack();

    /// <summary>Carries out what <see cref="Statement.RunLater"/> left waiting.</summary>
    public virtual void Settle() { }

    /// <summary>Begins a part of the writing transaction that can be taken back alone. Parts do not lie inside each other.</summary>
    /// <param name="isSure">False when it will hardly be taken back, which a database may make use of.</param>
    public abstract void BeginPart(bool isSure);

    public abstract void KeepPart();

    /// <exception cref="PartLostException">The part was not begun as one that surely can be taken back, and has written.</exception>
    public abstract void TakeBackPart();

    public abstract void Dispose();
}
