using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Tests.Examples;

/// <summary>The project's own resources, one for each type of R4, in <c>Examples/R4</c>. All their people are made up.</summary>
internal static class R4Examples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Examples", "R4");

    /// <summary>By type.</summary>
    public static IReadOnlyDictionary<string, Document> All { get; } =
        Directory.EnumerateFiles(Folder, "*.json").ToDictionary(file => Path.GetFileNameWithoutExtension(file), Read, StringComparer.Ordinal);

    public static IEnumerable<Document> InOrder => All.OrderBy(example => example.Key, StringComparer.Ordinal).Select(example => example.Value);

    private static Document Read(string file)
    {
        var parsed = JsonParser.Parse(File.ReadAllBytes(file), DefinitionsPack.Core.Schema);
        return parsed is { IsClean: true, Document: { } document } ? document : throw new InvalidDataException($"{file}: {parsed.Issues[0]}");
    }
}
