using System.Security.Cryptography;

namespace Fhir.Fuzz.Tests;

/// <summary>The kept inputs: <c>Corpus/&lt;target&gt;</c> beside the tests; <c>FHIRREF_FUZZ_FOUND</c> names a folder where a run puts what it finds.</summary>
internal static class FuzzFolder
{
    public static IEnumerable<byte[]> Corpus(FuzzTarget target)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Corpus", target.Name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }

    public static void KeepFound(FuzzTarget target, byte[] input, string answer)
    {
        if (Environment.GetEnvironmentVariable("FHIRREF_FUZZ_FOUND") is not { Length: > 0 } root) return;
        Write(Path.Combine(root, target.Name), input);
        File.AppendAllText(Path.Combine(root, target.Name + ".answers.txt"), $"{Name(input)} {input.Length} {answer}\n");
    }

    public static void KeepSlow(FuzzTarget target, byte[] input)
    {
        if (Environment.GetEnvironmentVariable("FHIRREF_FUZZ_FOUND") is { Length: > 0 } root) Write(Path.Combine(root, "slow", target.Name), input);
    }

    public static string KeepFailure(FuzzTarget target, byte[] input)
    {
        var root = Environment.GetEnvironmentVariable("FHIRREF_FUZZ_FOUND") is { Length: > 0 } found ? found : Path.Combine(AppContext.BaseDirectory, "fuzz");
        return Write(Path.Combine(root, "failures", target.Name), input);
    }

    private static string Write(string folder, byte[] input)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name(input));
        File.WriteAllBytes(path, input);
        return path;
    }

    private static string Name(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input).AsSpan(0, 8));
}
