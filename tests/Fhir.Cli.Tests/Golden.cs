using System.Runtime.CompilerServices;

namespace Fhir.Cli.Tests;

/// <summary>Compares output with a file beside the test. What differs is written beside it as .received, for a person to compare and rename.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        var golden = Path.Combine(AppContext.BaseDirectory, Named(name, "verified"));
        var expected = System.IO.File.Exists(golden) ? System.IO.File.ReadAllText(golden) : "";
        if (actual != expected && Directory.Exists(Path.GetDirectoryName(test))) System.IO.File.WriteAllText(Path.Combine(Path.GetDirectoryName(test)!, Named(name, "received")), actual);
        Assert.Equal(expected, actual);
    }

    private static string Named(string name, string kind) => $"{Path.GetFileNameWithoutExtension(name)}.{kind}{Path.GetExtension(name)}";
}
