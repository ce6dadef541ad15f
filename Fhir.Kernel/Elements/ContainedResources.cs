namespace Fhir.Kernel.Elements;

/// <summary>The contained resources of one resource by id. Immutable.</summary>
internal sealed class ContainedResources
{
    private readonly Dictionary<string, Element> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Element>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public ContainedResources(Element container)
    {
        Container = container;
        foreach (var contained in container.ChildrenNamed("contained"))
            if (contained.ValueOf("id") is { } id) byId.TryAdd(id, contained);
        bySpan = byId.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Element Container { get; }

    /// <param name="id">UTF-8, without the <c>#</c>.</param>
    public Element Find(ReadOnlySpan<byte> id)
    {
        Span<char> chars = stackalloc char[256];
        return id.Length <= chars.Length && bySpan.TryGetValue(chars[..System.Text.Encoding.UTF8.GetChars(id, chars)], out var contained) ? contained : default;
    }
}
