using System.Runtime.CompilerServices;
using Fhir.Tiltak.Provesvar;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>The messages beside these tests, all of them made up, and what they become.</summary>
internal static class SvarrapportFiles
{
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.xml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder(), name + ".xml"));

    public static ConvertedReport Convert(string name) => Svarrapport.Convert(Read(name), null, new SvarrapportOptions(KeepDocuments: name.Contains("dokument", StringComparison.Ordinal))).Value;

    /// <summary>Compares with a golden file. What differs is written beside it as .received, for a person to compare and rename.</summary>
    public static void Verify(string file, string found)
    {
        var path = Path.Combine(Folder(), file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (found != expected) File.WriteAllText(path.Replace(".verified.", ".received.", StringComparison.Ordinal), found);
        Assert.Equal(expected, found);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Svarrapporter");
}
