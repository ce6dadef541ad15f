using System.Reflection;

namespace Fhir.Tiltak;

/// <summary>A file that travels with the program.</summary>
internal static class ModuleFile
{
    /// <param name="name">Its path in this project: <c>Hjemmeoppfolging/topics.json</c>.</param>
    public static ReadOnlyMemory<byte> Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
