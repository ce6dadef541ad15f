using System.Text;

namespace Fhir.Definitions.Compiler;

/// <summary>Writes one table section: every string once, then the rows as 7-bit encoded numbers.</summary>
internal sealed class TableWriter
{
    private readonly Dictionary<string, int> strings = [];
    private readonly List<int> rows = [];

    public void Number(int number) => rows.Add(number);

    /// <summary>0 stands for null.</summary>
    public void Text(string? text)
    {
        if (text is null) Number(0);
        else
        {
            if (!strings.TryGetValue(text, out var at)) strings.Add(text, at = strings.Count + 1);
            Number(at);
        }
    }

    public void Texts(IReadOnlyCollection<string> texts)
    {
        Number(texts.Count);
        foreach (var text in texts) Text(text);
    }

    public byte[] ToArray()
    {
        using var section = new MemoryStream();
        using var output = new BinaryWriter(section, Encoding.UTF8);
        output.Write7BitEncodedInt(strings.Count);
        foreach (var (text, _) in strings.OrderBy(pair => pair.Value)) output.Write(text);
        foreach (var number in rows) output.Write7BitEncodedInt(number);
        return section.ToArray();
    }
}
