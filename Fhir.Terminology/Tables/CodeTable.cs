using System.Collections;
using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Tables;

/// <summary>
/// A code system in a file of its own: looked up where it lies, so that SNOMED CT costs no more memory than what is asked of it. Immutable; thread-safe.
/// https://hl7.org/fhir/R4/codesystem.html
/// </summary>
public sealed class CodeTable : ICodeSystem, IDisposable
{
    private readonly TableFile file;
    private readonly TableFilters filters;

    /// <exception cref="InvalidDataException">The file is no code table, of another format, or damaged; the message says which.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public CodeTable(string path)
    {
        file = new TableFile(path);
        Description = TableDescription.Parse(file.Bytes(TableSection.Description));
        filters = new TableFilters(this);
    }

    public TableDescription Description { get; }

    public string Url => Description.Url;

    public string? Version => Description.Version;

    public string? Title => Description.Title;

    public CodeSystemContent Content => Description.Content;

    public bool MayFail => false;

    public bool IsCaseSensitive => Description.IsCaseSensitive;

    public int Count => Description.Count;

    public Verdict Contains(ReadOnlySpan<byte> code) => PlaceOf(code) >= 0 ? Verdict.Member : Missing;

    public Concept? Find(string code) => PlaceOf(code) is var place and >= 0 ? ConceptAt(place) : null;

    public bool? Subsumes(string ancestor, string descendant)
    {
        var (above, below) = (PlaceOf(ancestor), PlaceOf(descendant));
        if (above < 0 || below < 0) return null;
        return above == below ? true : Description.IsSubsumption ? IsAbove(above, below) : null;
    }

    public IReadOnlyList<string> ParentsOf(string code) => Related(code, TableSection.ParentStarts, TableSection.Parents);

    public IReadOnlyList<string> ChildrenOf(string code) => Related(code, TableSection.ChildStarts, TableSection.Children);

    public bool Understands(ConceptFilter filter) => filters.Find(filter) is not null;

    public Verdict Matches(ImmutableArray<ConceptFilter> filters, ReadOnlySpan<byte> code)
    {
        var place = PlaceOf(code);
        if (place < 0) return Missing;
        foreach (var filter in filters)
            if (!this.filters.Find(filter)!.Contains(place)) return Verdict.NotMember;
        return Verdict.Member;
    }

    public ConceptPage Select(ConceptQuery query, int offset, int count)
    {
        var chosen = new BitArray(Count, true);
        foreach (var filter in query.Filters) chosen.And(filters.Find(filter)!.Places());
        if (query.Text is { } text && TableWords.Find(file, Count, text) is { } named) chosen.And(named);
        var (page, total) = (new List<Concept>(Math.Min(count, 1000)), 0);
        for (var place = 0; place < Count; place++)
        {
            if (!chosen[place] || (query.IsActiveOnly && IsInactive(place)) || (query.IsSelectableOnly && IsAbstract(place))) continue;
            if (total >= offset && page.Count < count) page.Add(ConceptAt(place));
            total++;
        }
        return new ConceptPage(page, total);
    }

    ConceptPage? ICodeSystem.Select(ConceptQuery query, int offset, int count) => Select(query, offset, count);

    public void Dispose() => file.Dispose();

    internal int PlaceOf(string code) => PlaceOf(Encoding.UTF8.GetBytes(code));

    /// <summary>-1 when the code is not there.</summary>
    internal int PlaceOf(ReadOnlySpan<byte> code)
    {
        var slots = file.Numbers(TableSection.Slots);
        for (var slot = CodeHash.Of(code, IsCaseSensitive) & (slots.Length - 1); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
            if (CodeHash.AreEqual(code, CodeBytes(slots[slot] - 1), IsCaseSensitive)) return slots[slot] - 1;
        return -1;
    }

    internal string CodeAt(int place) => Encoding.UTF8.GetString(CodeBytes(place));

    internal string? DisplayAt(int place)
    {
        var pair = file.Numbers(TableSection.Displays).Slice(place * 2, 2);
        return pair[1] < 0 ? null : TextAt(pair[0], pair[1]);
    }

    internal bool IsInactive(int place) => (file.Bytes(TableSection.Flags)[place] & 1) != 0;

    internal bool IsAbstract(int place) => (file.Bytes(TableSection.Flags)[place] & 2) != 0;

    internal ReadOnlySpan<int> Parents(int place) => List(TableSection.ParentStarts, TableSection.Parents, place);

    internal ReadOnlySpan<int> Children(int place) => List(TableSection.ChildStarts, TableSection.Children, place);

    /// <summary>Null when there is no such reference set or answer list; else its members in rising order.</summary>
    internal int? SetNumber(string name)
    {
        for (var i = 0; i < Description.Sets.Count; i++)
            if (Description.Sets[i] == name) return i;
        return null;
    }

    internal ReadOnlySpan<int> Members(int set) => List(TableSection.SetStarts, TableSection.SetMembers, set);

    /// <summary>The values of one property of one concept.</summary>
    internal IEnumerable<string> PropertyValues(int place, int property)
    {
        var rows = PropertyRows(place);
        for (var row = rows.Start; row < rows.End; row++)
            if (Number(TableSection.Properties, row * 4) == property) yield return TextAt(Number(TableSection.Properties, (row * 4) + 2), Number(TableSection.Properties, (row * 4) + 3));
    }

    /// <summary>Whether the first stands above the second. A concept has few ancestors, so the way goes upwards.</summary>
    internal bool IsAbove(int above, int below)
    {
        var (seen, waiting) = (new HashSet<int> { below }, new Stack<int>());
        waiting.Push(below);
        while (waiting.TryPop(out var at))
        {
            foreach (var parent in Parents(at))
            {
                if (parent == above) return true;
                if (seen.Add(parent)) waiting.Push(parent);
            }
        }
        return false;
    }

    private Verdict Missing => Content == CodeSystemContent.Complete ? Verdict.NotMember : Verdict.NotChecked;

    private Concept ConceptAt(int place) => new(CodeAt(place), DisplayAt(place)) { Designations = [.. Designations(place)], Properties = [.. Properties(place)] };

    private IEnumerable<Designation> Designations(int place)
    {
        var starts = (Start: Number(TableSection.DesignationStarts, place), End: Number(TableSection.DesignationStarts, place + 1));
        for (var row = starts.Start; row < starts.End; row++)
        {
            var language = Description.Languages[Number(TableSection.Designations, row * 4)];
            yield return new Designation(language.Length == 0 ? null : language, TextAt(Number(TableSection.Designations, (row * 4) + 2), Number(TableSection.Designations, (row * 4) + 3)))
            {
                Use = Description.Uses[Number(TableSection.Designations, (row * 4) + 1)],
            };
        }
    }

    private IEnumerable<ConceptProperty> Properties(int place)
    {
        if (IsInactive(place)) yield return new ConceptProperty("inactive", "true") { Type = ConceptPropertyType.Boolean };
        if (IsAbstract(place)) yield return new ConceptProperty("notSelectable", "true") { Type = ConceptPropertyType.Boolean };
        var rows = PropertyRows(place);
        for (var row = rows.Start; row < rows.End; row++)
        {
            var value = TextAt(Number(TableSection.Properties, (row * 4) + 2), Number(TableSection.Properties, (row * 4) + 3));
            yield return new ConceptProperty(Description.Properties[Number(TableSection.Properties, row * 4)], value) { Type = (ConceptPropertyType)Number(TableSection.Properties, (row * 4) + 1) };
        }
    }

    private (int Start, int End) PropertyRows(int place) => (Number(TableSection.PropertyStarts, place), Number(TableSection.PropertyStarts, place + 1));

    private List<string> Related(string code, TableSection starts, TableSection values)
    {
        var related = new List<string>();
        if (PlaceOf(code) is var place and >= 0)
            foreach (var other in List(starts, values, place)) related.Add(CodeAt(other));
        return related;
    }

    private ReadOnlySpan<int> List(TableSection starts, TableSection values, int at) => file.Numbers(values)[Number(starts, at)..Number(starts, at + 1)];

    private ReadOnlySpan<byte> CodeBytes(int place)
    {
        var ends = file.Numbers(TableSection.CodeEnds);
        return file.Bytes(TableSection.CodeText)[(place == 0 ? 0 : ends[place - 1])..ends[place]];
    }

    private int Number(TableSection section, int at) => file.Numbers(section)[at];

    private string TextAt(int start, int length) => Encoding.UTF8.GetString(file.Bytes(TableSection.Text).Slice(start, length));
}
