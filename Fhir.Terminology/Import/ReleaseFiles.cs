using System.IO.Compression;
using System.Text;

namespace Fhir.Terminology.Import;

/// <summary>The files of a release: a folder and everything below it, a zip, or one file. Read as UTF-8, line by line.</summary>
internal sealed class ReleaseFiles : IDisposable
{
    private readonly ZipArchive? zip;
    private readonly List<(string Name, Func<Stream> Open)> files = [];

    /// <exception cref="InvalidDataException">The zip is damaged.</exception>
    public ReleaseFiles(string path)
    {
        Path = path;
        if (Directory.Exists(path))
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                files.Add((System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'), () => File.OpenRead(file)));
        }
        else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal)) files.Add((entry.FullName, entry.Open));
        }
        else
        {
            files.Add((System.IO.Path.GetFileName(path), () => File.OpenRead(path)));
        }
    }

    public string Path { get; }

    /// <summary>Names below the folder or inside the zip.</summary>
    public IEnumerable<string> Names => files.Select(file => file.Name);

    public IEnumerable<string> Where(Func<string, bool> isWanted) => Names.Where(name => isWanted(System.IO.Path.GetFileName(name)));

    public StreamReader Open(string name) => new(files.First(file => file.Name == name).Open(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);

    public Stream OpenBytes(string name) => files.First(file => file.Name == name).Open();

    public void Dispose() => zip?.Dispose();
}
