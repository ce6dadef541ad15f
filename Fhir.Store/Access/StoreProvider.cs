namespace Fhir.Store.Access;

/// <summary>The databases a store can lie in.</summary>
public enum StoreProvider
{
    /// <summary>A file, for one process at a time.</summary>
    Sqlite,

    /// <summary>For any number of processes.</summary>
    Postgres,
}
