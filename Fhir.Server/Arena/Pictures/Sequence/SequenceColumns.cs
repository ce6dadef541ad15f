namespace Fhir.Server.Arena.Pictures.Sequence;

/// <summary>Where the participants stand: so far apart that what is said between neighbours has room.</summary>
public sealed class SequenceColumns
{
    public const double Margin = 12;

    private const double Narrowest = 120;
    private const double Widest = 210;
    private const double BoxWidth = 150;
    private const double Gap = 28;

    private readonly double[] centres;
    private readonly List<IReadOnlyList<string>> labels;

    public SequenceColumns(SequenceDiagram diagram)
    {
        labels = [.. diagram.Participants.Select(one => Lettering.Wrap(one.Label, BoxWidth))];
        centres = new double[labels.Count];
        centres[0] = Margin + Most(diagram, HalfOf(0), step => Beside(step, 0, NoteSide.Left));
        for (var place = 1; place < centres.Length; place++)
            centres[place] = centres[place - 1] + Most(diagram, Math.Max(HalfOf(place - 1) + HalfOf(place) + Gap, Narrowest), step => Between(step, place));
        var last = centres.Length - 1;
        Width = centres[last] + Most(diagram, HalfOf(last), step => Beside(step, last, NoteSide.Right)) + Margin;
    }

    public double Width { get; }

    public int Count => centres.Length;

    public double this[int place] => centres[place];

    public IReadOnlyList<string> LabelOf(int place) => labels[place];

    public double HalfOf(int place) => Math.Max(Lettering.WidthOf(labels[place]) + 20, 70) / 2;

    /// <summary>The lines of what is said from one place to another.</summary>
    public IReadOnlyList<string> LinesOf(Message message) =>
        Lettering.Wrap(message.Text, message.From == message.To ? Widest - 40 : Math.Abs(this[message.To] - this[message.From]) - Gap);

    public IReadOnlyList<string> LinesOf(Note note) =>
        Lettering.Wrap(note.Text, note.Side == NoteSide.Over && note.First < note.Last ? this[note.Last] - this[note.First] + 40 : Widest - 40);

    private static double Most(SequenceDiagram diagram, double least, Func<SequenceStep, double> need) => diagram.Steps.Select(need).Append(least).Max();

    /// <summary>What a step needs between a place and the one before it.</summary>
    private static double Between(SequenceStep step, int place) => step switch
    {
        Message message when Math.Min(message.From, message.To) == place - 1 && Math.Max(message.From, message.To) == place => Math.Min(Lettering.WidthOf(message.Text) + Gap, Widest),
        Message message when message.From == message.To && message.From == place - 1 => Beside(step, place - 1, NoteSide.Right) + Gap / 2,
        Note { Side: NoteSide.Right } note when note.First == place - 1 => Beside(step, place - 1, NoteSide.Right) + Gap / 2,
        Note { Side: NoteSide.Left } note when note.First == place => Beside(step, place, NoteSide.Left) + Gap / 2,
        Note { Side: NoteSide.Over } note when note.First == note.Last && (note.First == place || note.First == place - 1) => Math.Min(Lettering.WidthOf(note.Text), Widest - 40) / 2 + Gap + 40,
        _ => 0,
    };

    /// <summary>What a step needs on a side of a place.</summary>
    private static double Beside(SequenceStep step, int place, NoteSide side) => step switch
    {
        Message message when side == NoteSide.Right && message.From == place && message.To == place => Math.Min(Lettering.WidthOf(message.Text), Widest - 40) + 50,
        Note note when note.Side == side && note.First == place => Math.Min(Lettering.WidthOf(note.Text), Widest - 40) + 34,
        Note { Side: NoteSide.Over } note when note.First == place && note.Last == place => Math.Min(Lettering.WidthOf(note.Text), Widest - 40) / 2 + 12,
        Note { Side: NoteSide.Over } note when note.First == place || note.Last == place => 32,
        _ => 0,
    };
}
