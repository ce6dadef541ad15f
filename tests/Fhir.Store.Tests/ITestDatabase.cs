namespace Fhir.Store.Tests;

/// <summary>A database that goes away with the test.</summary>
internal interface ITestDatabase : IDisposable
{
    string ConnectionString { get; }

    /// <summary>A folder that is the test's own.</summary>
    string Folder { get; }
}
