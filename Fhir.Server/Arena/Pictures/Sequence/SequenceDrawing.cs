namespace Fhir.Server.Arena.Pictures.Sequence;

/// <summary>Draws a sequence: the participants over their lifelines, and the steps between them from the top.</summary>
public sealed class SequenceDrawing
{
    private const double Indent = 6;

    private readonly Svg svg = new();
    private readonly SequenceColumns columns;
    private readonly SequenceDiagram diagram;
    private readonly Stack<double> blocks = [];
    private double y;

    private SequenceDrawing(SequenceDiagram diagram)
    {
        this.diagram = diagram;
        columns = new SequenceColumns(diagram);
    }

    public static string Draw(SequenceDiagram diagram, string name) => new SequenceDrawing(diagram).Draw(name);

    private string Draw(string name)
    {
        var head = SequenceColumns.Margin + Enumerable.Range(0, columns.Count).Max(place => columns.LabelOf(place).Count) * Lettering.LineHeight + 12;
        var end = head + 16 + diagram.Steps.Sum(HeightOf);
        for (var place = 0; place < columns.Count; place++) svg.Line("life", columns[place], head, columns[place], end);
        for (var place = 0; place < columns.Count; place++) DrawParticipant(place, head);
        y = head + 16;
        foreach (var step in diagram.Steps) Draw(step);
        return svg.Close(name, SequenceWords.TitleOf(diagram), SequenceWords.Tell(diagram), columns.Width, end + SequenceColumns.Margin);
    }

    private void DrawParticipant(int place, double bottom)
    {
        var (half, lines) = (columns.HalfOf(place), columns.LabelOf(place));
        svg.Box("box", columns[place] - half, SequenceColumns.Margin, 2 * half, bottom - SequenceColumns.Margin);
        svg.Words(lines, columns[place], (SequenceColumns.Margin + bottom - lines.Count * Lettering.LineHeight) / 2);
    }

    private double HeightOf(SequenceStep step) => step switch
    {
        Message message => columns.LinesOf(message).Count * Lettering.LineHeight + (message.From == message.To ? 14 : 16),
        Note note => columns.LinesOf(note).Count * Lettering.LineHeight + 22,
        BlockStart or BlockElse => Lettering.LineHeight + 14,
        _ => 10,
    };

    private void Draw(SequenceStep step)
    {
        switch (step)
        {
            case Message message when message.From == message.To: DrawOwn(message); break;
            case Message message: Draw(message); break;
            case Note note: Draw(note); break;
            case BlockStart start: Open(start); break;
            case BlockElse other: Part(other); break;
            default: Close(); break;
        }
        y += HeightOf(step);
    }

    private void Draw(Message message)
    {
        var lines = columns.LinesOf(message);
        var (from, to, at) = (columns[message.From], columns[message.To], y + lines.Count * Lettering.LineHeight + 4);
        svg.Words(lines, (from + to) / 2, y);
        svg.Line(message.IsAnswer ? "line dashed" : "line", from, at, to, at);
        svg.Head((from, at), (to, at), message.IsOpen);
    }

    private void DrawOwn(Message message)
    {
        var (lines, x) = (columns.LinesOf(message), columns[message.From]);
        var bottom = y + lines.Count * Lettering.LineHeight;
        svg.Path(message.IsAnswer ? "line dashed" : "line", [(x, y + 4), (x + 26, y + 4), (x + 26, bottom), (x, bottom)]);
        svg.Head((x + 26, bottom), (x, bottom), message.IsOpen);
        svg.Words(lines, x + 34, y, "start");
    }

    private void Draw(Note note)
    {
        var lines = columns.LinesOf(note);
        var width = note.First < note.Last ? columns[note.Last] - columns[note.First] + 60 : Lettering.WidthOf(lines) + 20;
        var left = note.Side switch
        {
            NoteSide.Left => columns[note.First] - width - 8,
            NoteSide.Right => columns[note.First] + 8,
            _ => (columns[note.First] + columns[note.Last] - width) / 2,
        };
        svg.Box("note", left, y + 2, width, lines.Count * Lettering.LineHeight + 12, 0);
        svg.Words(lines, left + width / 2, y + 8);
    }

    private void Open(BlockStart start)
    {
        blocks.Push(y);
        Label($"{SequenceWords.NameOf(start.Kind)} {start.Text}".TrimEnd());
    }

    private void Part(BlockElse other)
    {
        svg.Line("line dashed", blocks.Count * Indent, y, columns.Width - blocks.Count * Indent, y);
        Label($"{SequenceWords.Else} {other.Text}".TrimEnd());
    }

    /// <summary>Words over the lifelines they cross.</summary>
    private void Label(string words)
    {
        svg.Box("ground", blocks.Count * Indent + 3, y + 3, Lettering.WidthOf(words) + 6, Lettering.LineHeight, 2);
        svg.Words([words], blocks.Count * Indent + 6, y + 4, "start");
    }

    private void Close()
    {
        var inset = blocks.Count * Indent;
        var top = blocks.Pop();
        svg.Box("frame", inset, top, columns.Width - 2 * inset, y + 2 - top);
    }
}
