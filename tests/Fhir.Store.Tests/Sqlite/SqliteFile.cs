namespace Fhir.Store.Tests;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteFile : ITestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fhir-store-").FullName;

    public string ConnectionString => $"Data Source={Path.Combine(Folder, "test.db")}";

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
