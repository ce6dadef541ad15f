using System.Collections.Concurrent;

namespace Fhir.Kernel.Validation;

/// <summary>Names that were asked for lately and are not there. As many as fit: when it is full it is emptied, so that strangers' names cannot fill the memory. Thread-safe.</summary>
internal sealed class Misses
{
    private const int Most = 512;
    private const int LongestName = 512;

    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public Misses() => bySpan = names.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Has(ReadOnlySpan<char> name) => bySpan.ContainsKey(name);

    public void Add(string name)
    {
        if (name.Length > LongestName) return;
        if (names.Count >= Most) names.Clear();
        names.TryAdd(name, true);
    }
}
