using System.IO.Compression;

namespace Fhir.Terminology.Tests;

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fhirref-terminology-").FullName;

    /// <param name="lines">Joined with CRLF, as releases are.</param>
    public TemporaryFolder Write(string name, params string[] lines)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join("\r\n", lines) + "\r\n");
        return this;
    }

    public string Zipped()
    {
        var zip = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".zip");
        ZipFile.CreateFromDirectory(Path, zip);
        return zip;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
