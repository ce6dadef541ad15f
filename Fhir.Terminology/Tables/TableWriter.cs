using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Tables;

/// <summary>Lays out what a <see cref="CodeTableBuilder"/> collected as the sections of a file.</summary>
internal sealed class TableWriter(CodeTableBuilder builder)
{
    private readonly byte[]?[] sections = new byte[]?[TableFile.Sections];
    private readonly ArrayBufferWriter<byte> text = new();
    private readonly Dictionary<string, (int Start, int Length)> texts = new(StringComparer.Ordinal);
    private readonly Names<string> languages = new([""]), properties = new([]);
    private readonly Names<DesignationUse?> uses = new([null]);

    public void Write(string path)
    {
        WriteCodes();
        WriteNames();
        WriteHierarchy();
        WriteSets();
        WriteWords();
        sections[(int)TableSection.Text] = text.WrittenSpan.ToArray();
        var description = new TableDescription(builder.Url, builder.Version, builder.Title, builder.Content, builder.IsCaseSensitive, builder.IsSubsumption, builder.Count,
            languages.All, uses.All, properties.All, [.. builder.Sets.Keys.Order(StringComparer.Ordinal)]);
        sections[(int)TableSection.Description] = description.ToJson();
        Save(path);
    }

    private void WriteCodes()
    {
        var codes = new MemoryStream();
        var ends = new int[builder.Count];
        var slots = new int[CodeHash.Slots(builder.Count)];
        for (var place = 0; place < builder.Count; place++)
        {
            var code = Encoding.UTF8.GetBytes(builder.Entries[place].Code);
            codes.Write(code);
            ends[place] = (int)codes.Length;
            var slot = CodeHash.Of(code, builder.IsCaseSensitive) & (slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = place + 1;
        }
        sections[(int)TableSection.CodeText] = codes.ToArray();
        Put(TableSection.CodeEnds, ends);
        Put(TableSection.Slots, slots);
        sections[(int)TableSection.Flags] = [.. builder.Entries.Select(entry => entry.Flags)];
    }

    private void WriteNames()
    {
        var displays = new List<int>(builder.Count * 2);
        var (designationStarts, designations, propertyStarts, rows) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        foreach (var entry in builder.Entries)
        {
            var (start, length) = entry.Display is { } display ? Keep(display) : (0, -1);
            displays.AddRange([start, length]);
            designationStarts.Add(designations.Count / 4);
            foreach (var designation in entry.Designations)
            {
                (start, length) = Keep(designation.Value);
                designations.AddRange([languages.IndexOf(designation.Language ?? ""), uses.IndexOf(designation.Use), start, length]);
            }
            propertyStarts.Add(rows.Count / 4);
            foreach (var property in entry.Properties)
            {
                (start, length) = Keep(property.Value);
                rows.AddRange([properties.IndexOf(property.Code), (int)property.Type, start, length]);
            }
        }
        Put(TableSection.Displays, displays);
        designationStarts.Add(designations.Count / 4);
        Put(TableSection.DesignationStarts, designationStarts);
        Put(TableSection.Designations, designations);
        propertyStarts.Add(rows.Count / 4);
        Put(TableSection.PropertyStarts, propertyStarts);
        Put(TableSection.Properties, rows);
    }

    private void WriteHierarchy()
    {
        var children = new List<int>[builder.Count];
        for (var place = 0; place < builder.Count; place++)
            foreach (var parent in builder.Entries[place].Parents) (children[parent] ??= []).Add(place);
        PutLists(TableSection.ParentStarts, TableSection.Parents, builder.Entries.Select(entry => entry.Parents));
        PutLists(TableSection.ChildStarts, TableSection.Children, children.Select(list => list ?? []));
    }

    private void WriteSets() =>
        PutLists(TableSection.SetStarts, TableSection.SetMembers, builder.Sets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => set.Value));

    private void WriteWords()
    {
        var postings = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var place = 0; place < builder.Count; place++)
        {
            var entry = builder.Entries[place];
            foreach (var word in entry.Designations.Select(designation => designation.Value).Append(entry.Display ?? "").Append(entry.Code).SelectMany(Words.Of))
            {
                if (!postings.TryGetValue(word, out var list)) postings.Add(word, list = []);
                if (list.Count == 0 || list[^1] != place) list.Add(place);
            }
        }
        var sorted = postings.Select(pair => (Bytes: Words.ToBytes(pair.Key), Places: pair.Value)).ToArray();
        Array.Sort(sorted, (left, right) => left.Bytes.AsSpan().SequenceCompareTo(right.Bytes));
        var (words, ends) = (new MemoryStream(), new List<int>(sorted.Length));
        foreach (var (bytes, _) in sorted)
        {
            words.Write(bytes);
            ends.Add((int)words.Length);
        }
        sections[(int)TableSection.WordText] = words.ToArray();
        Put(TableSection.WordEnds, ends);
        PutLists(TableSection.PostingStarts, TableSection.Postings, sorted.Select(word => word.Places));
    }

    private (int Start, int Length) Keep(string value)
    {
        if (texts.TryGetValue(value, out var known)) return known;
        var bytes = Encoding.UTF8.GetBytes(value);
        known = (text.WrittenCount, bytes.Length);
        text.Write(bytes);
        texts.Add(value, known);
        return known;
    }

    private void PutLists(TableSection starts, TableSection values, IEnumerable<IEnumerable<int>> lists)
    {
        var (from, all) = (new List<int> { 0 }, new List<int>());
        foreach (var list in lists)
        {
            all.AddRange(list);
            from.Add(all.Count);
        }
        Put(starts, from);
        Put(values, all);
    }

    private void Put(TableSection section, List<int> numbers) => Put(section, CollectionsMarshal.AsSpan(numbers));

    private void Put(TableSection section, ReadOnlySpan<int> numbers) => sections[(int)section] = MemoryMarshal.AsBytes(numbers).ToArray();

    private void Save(string path)
    {
        var header = new byte[TableFile.HeaderLength];
        TableFile.Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), TableFile.Format);
        var beside = $"{path}.{Environment.ProcessId}.part";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite))
        using (var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            stream.Write(header);
            foreach (var part in Parts())
            {
                stream.Write(part);
                sha.AppendData(part);
            }
            stream.Position = 16;
            stream.Write(sha.GetHashAndReset());
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }

    private IEnumerable<byte[]> Parts()
    {
        var table = new byte[TableFile.Sections * 12];
        var at = Aligned(TableFile.HeaderLength + table.Length);
        for (var i = 0; i < sections.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(table.AsSpan(i * 12), at);
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan((i * 12) + 8), sections[i]!.Length);
            at = Aligned(at + sections[i]!.Length);
        }
        yield return table;
        long written = TableFile.HeaderLength + table.Length;
        foreach (var section in sections)
        {
            yield return new byte[Aligned(written) - written];
            yield return section!;
            written = Aligned(written) + section!.Length;
        }
    }

    private static long Aligned(long at) => (at + 7) / 8 * 8;

    /// <summary>Values and their numbers.</summary>
    private sealed class Names<T>(IEnumerable<T> first)
    {
        // A key of its own, since the value may be null.
        private readonly Dictionary<ValueTuple<T>, int> numbers = first.Select((value, at) => (value, at)).ToDictionary(pair => new ValueTuple<T>(pair.value), pair => pair.at);
        private readonly List<T> all = [.. first];

        public IReadOnlyList<T> All => all;

        public int IndexOf(T value)
        {
            if (numbers.TryGetValue(new(value), out var number)) return number;
            numbers.Add(new(value), all.Count);
            all.Add(value);
            return all.Count - 1;
        }
    }
}
