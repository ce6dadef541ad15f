using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Tables;

/// <summary>Collects a code system, concept by concept, and writes it as a code table. The order of adding is the code system's own order. Not thread-safe.</summary>
public sealed class CodeTableBuilder(string url, string? version, bool isCaseSensitive = true)
{
    private readonly Dictionary<string, int> places = new(isCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, SortedSet<int>> sets = new(StringComparer.Ordinal);

    public string Url => url;

    public string? Version { get; set; } = version;

    public string? Title { get; set; }

    public CodeSystemContent Content { get; set; } = CodeSystemContent.Complete;

    /// <summary>Whether what stands below a concept is a kind of it.</summary>
    public bool IsSubsumption { get; set; } = true;

    public int Count => entries.Count;

    internal bool IsCaseSensitive => isCaseSensitive;

    internal IReadOnlyList<Entry> Entries => entries;

    internal IReadOnlyDictionary<string, SortedSet<int>> Sets => sets;

    /// <summary>-1 when the code has not been added.</summary>
    public int PlaceOf(string code) => places.GetValueOrDefault(code, -1);

    /// <returns>The concept's place; of a code that is there already its own, and nothing is changed.</returns>
    public int Add(string code, string? display)
    {
        if (places.TryGetValue(code, out var known)) return known;
        places.Add(code, entries.Count);
        entries.Add(new Entry(code) { Display = display });
        return entries.Count - 1;
    }

    public void SetDisplay(int place, string display) => entries[place].Display = display;

    public void SetInactive(int place) => entries[place].Flags |= 1;

    public void SetAbstract(int place) => entries[place].Flags |= 2;

    public void AddParent(int place, int parent)
    {
        if (place != parent && !entries[place].Parents.Contains(parent)) entries[place].Parents.Add(parent);
    }

    public void AddDesignation(int place, string? language, DesignationUse? use, string value) => entries[place].Designations.Add(new Designation(language, value) { Use = use });

    public void AddProperty(int place, string property, string value, ConceptPropertyType type) =>
        entries[place].Properties.Add(new ConceptProperty(property, value) { Type = type });

    /// <param name="set">A reference set or an answer list.</param>
    public void AddMember(string set, int place)
    {
        if (!sets.TryGetValue(set, out var members)) sets.Add(set, members = []);
        members.Add(place);
    }

    /// <summary>Writes beside the path first and then takes its place, so that a reader finds the old table or the new one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string path) => new TableWriter(this).Write(path);

    internal sealed class Entry(string code)
    {
        public string Code { get; } = code;

        public string? Display { get; set; }

        public byte Flags { get; set; }

        public List<int> Parents { get; } = [];

        public List<Designation> Designations { get; } = [];

        public List<ConceptProperty> Properties { get; } = [];
    }
}
