using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Fhir.Server.Arena.Pictures;

namespace Fhir.Server.Tests.Pictures;

/// <summary>What the renderer draws, what it leaves, and what it refuses.</summary>
public sealed class PictureTests
{
    private const string Sequence = "sequenceDiagram\n";
    private const string Flow = "flowchart LR\n";

    [Theory]
    [InlineData("sequence")]
    [InlineData("flow-across")]
    [InlineData("flow-down")]
    public void A_picture_is_drawn_as_it_was(string name)
    {
        var drawn = Picture.Draw(File.ReadAllText(Beside($"{name}.mmd")), "picture-1");
        Assert.True(drawn.IsWhole, string.Join(" / ", drawn.Left));
        Assert.Empty(Layout.OutsideOf(drawn.Svg!));
        Assert.Empty(Layout.OverlapsOf(drawn.Svg!, "box", "ground"));
        Assert.Empty(Layout.FlatHeadsOf(drawn.Svg!));
        if (name != "sequence") Assert.Empty(Layout.CrossingsOf(drawn.Svg!));
        var (golden, svg) = (Beside($"{name}.verified.svg"), drawn.Svg! + "\n");
        if (!File.Exists(golden) || File.ReadAllText(golden) != svg) File.WriteAllText(Beside($"{name}.received.svg"), svg);
        Assert.Equal(File.ReadAllText(golden), svg);
    }

    [Theory]
    [InlineData(Sequence + "A->>B: hei\nactivate B", "activate B")]
    [InlineData(Sequence + "A->>B: hei\nA-xB: tapt", "A-xB: tapt")]
    [InlineData(Sequence + "A->>B: hei\nend", "end")]
    [InlineData(Sequence + "A->>B: hei\nelse", "else")]
    [InlineData(Sequence + "A->>B: hei\nopt x\nelse y\nend", "else y")]
    [InlineData(Sequence + "A->>B: hei\nNote left of A,B: hvem?", "Note left of A,B: hvem?")]
    [InlineData(Sequence + "participant A\nparticipant A as Igjen\nA->>A: hei", "participant A as Igjen")]
    [InlineData(Flow + "A --> B\nsubgraph x", "subgraph x")]
    [InlineData(Flow + "A --> B\nclick A href \"javascript:alert(1)\"", "click A href \"javascript:alert(1)\"")]
    [InlineData(Flow + "A --> B\nstyle A fill:#f00", "style A fill:#f00")]
    [InlineData(Flow + "A --> B\nA --> A", "A --> A")]
    [InlineData(Flow + "A --> B\nC[åpen --> D", "C[åpen --> D")]
    [InlineData(Flow + "A --> B\nC[skjev) --> D", "C[skjev) --> D")]
    [InlineData(Flow + "A --> B\nC -->", "C -->")]
    public void A_line_that_is_not_known_is_kept_and_the_rest_is_drawn(string source, string left)
    {
        var drawn = Picture.Draw(source, "picture-1");
        Assert.Equal([left], drawn.Left);
        Assert.False(drawn.IsWhole);
        Assert.Contains("<text", drawn.Svg!);
    }

    [Fact]
    public void A_line_that_is_half_understood_leaves_no_node_behind() => Assert.DoesNotContain(">C<", Picture.Draw(Flow + "A --> B\nC --> D[", "picture-1").Svg!);

    public static TheoryData<string> Refused =>
    [
        "", "   \n\n", "%% bare en merknad", "pie title Kake\n\"a\": 1", "sequenceDiagram", "flowchart LR", "flowchart XY\nA --> B", "classDiagram\nA <|-- B",
        Sequence + "A->>B", Sequence + "alt uten ende\nA->>B: hei",
        Sequence + string.Concat(Enumerable.Range(0, 13).Select(one => $"participant P{one}\n")),
        Sequence + string.Concat(Enumerable.Repeat("A->>B: hei\n", PictureSource.MostLines)),
        Sequence + "A->>B: " + new string('x', 600),
        Flow + string.Concat(Enumerable.Range(0, 31).Select(one => $"N{one}\n")),
        Flow + string.Concat(Enumerable.Range(0, 61).Select(one => $"A{one % 9} --> B{one % 7}\n")),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_picture_or_too_large_for_one_is_not_drawn(string source) => Assert.Null(Picture.Draw(source, "picture-1").Svg);

    [Theory]
    [InlineData("</text><script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a&b \"c\" 'd' ]]> <!-- &#x41;")]
    [InlineData("\u0000\u0001\u001b\uffff tegn som XML ikke har")]
    [InlineData("\ud83d\ude80 \u202e snudd")]
    public void Words_are_words_and_never_markup(string words)
    {
        foreach (var source in (string[])[$"{Sequence}accTitle: {words}\nparticipant A as {words}\nNote over A: {words}\nA->>A: {words}", $"{Flow}accTitle: {words}\nA[\"x\"] --> B\nB -->|{words.Replace("\"", "").Replace("|", "")}| C"])
        {
            var svg = Picture.Draw(source, "picture-1").Svg!;
            string[] known = ["svg", "title", "desc", "text", "line", "rect", "polyline", "polygon"];
            Assert.All(XDocument.Parse(svg).Descendants(), element => Assert.Contains(element.Name.LocalName, known));
            Assert.All(XDocument.Parse(svg).Descendants().Attributes(), attribute => Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName is "href" or "style"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_lines_there_are_the_picture_is_well_formed_or_none(int seed)
    {
        var random = new Random(seed);
        string[] pieces = ["A", "B", "->>", "-->>", "-->", "-.->", ": ", "alt ", "else", "end", "loop", "Note over ", ",", "[", "]", "(", ")", "{", "}", "|", "\"", " ", "\n", "\n", "participant ", " as ", "<", "&", "æ", "$x"];
        for (var round = 0; round < 3000; round++)
        {
            var source = (round % 2 == 0 ? Sequence : Flow) + string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
            var drawn = Picture.Draw(source, "picture-1");
            if (drawn.Svg is not { } svg) continue;
            Assert.True(Layout.OutsideOf(svg).Count == 0 && Layout.OverlapsOf(svg, "box").Count == 0 && Layout.FlatHeadsOf(svg).Count == 0 && (round % 2 == 0 || Layout.CrossingsOf(svg).Count == 0), $"seed {seed}, round {round}:\n{source}");
        }
    }

    [Fact]
    public void An_arrow_that_closes_a_circle_is_drawn_backwards()
    {
        var drawn = Picture.Draw(Flow + "A --> B --> C\nC -->|om igjen| A", "picture-1");
        Assert.True(drawn.IsWhole);
        Assert.Contains("C til A: om igjen.", drawn.Svg!);
        Assert.Empty(Layout.OutsideOf(drawn.Svg!));
    }

    private static string Beside(string name, [CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, name);
}
