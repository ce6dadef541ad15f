using System.Runtime.CompilerServices;

namespace Fhir.Conformance.Engine.Tests.Reports;

/// <summary>Compares text with a file beside the test. What differs is written beside it as .received, for a person to compare and rename.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        var golden = Path.Combine(AppContext.BaseDirectory, "Reports", Named(name, "verified"));
        var expected = File.Exists(golden) ? File.ReadAllText(golden) : "";
        if (actual != expected && Directory.Exists(Path.GetDirectoryName(test))) File.WriteAllText(Path.Combine(Path.GetDirectoryName(test)!,
            Named(name, "received")), actual);
        Assert.Equal(expected, actual);
    }

    private static string Named(string name, string kind) => $"{Path.GetFileNameWithoutExtension(name)}.{kind}{Path.GetExtension(name)}";
}
