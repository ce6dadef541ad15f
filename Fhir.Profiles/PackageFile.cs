using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Profiles;

/// <summary>One JSON file of a package. Thread-safe.</summary>
/// <param name="path">Within the package, with forward slashes: <c>example/Patient-a.json</c>.</param>
public sealed class PackageFile(string path, Func<byte[]> read)
{
    private WeakReference<Document>? held;

    public string Path { get; } = path;

    public byte[] ReadBytes() => read();

    /// <summary>The resource in the file; parsed anew unless somebody still holds the document. Null when it is no resource of R4.</summary>
    public Document? Read()
    {
        if (held is { } weak && weak.TryGetTarget(out var document)) return document;
        document = JsonParser.Parse(read(), DefinitionsPack.Core.Schema).Document;
        if (document is not null) held = new WeakReference<Document>(document);
        return document;
    }
}
