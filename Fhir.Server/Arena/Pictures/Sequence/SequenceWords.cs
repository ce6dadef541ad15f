using System.Globalization;
using System.Text;

namespace Fhir.Server.Arena.Pictures.Sequence;

/// <summary>A sequence in words, in the guides' own language.</summary>
public static class SequenceWords
{
    public const string Else = "ellers";

    public static string TitleOf(SequenceDiagram diagram) => diagram.Title ?? "Gangen mellom " + string.Join(", ", diagram.Participants.Select(one => Lettering.Spoken(one.Label)));

    /// <summary>How a block is called in the picture.</summary>
    public static string NameOf(string kind) => kind switch { "loop" => "gjentatt:", "opt" => "eventuelt:", _ => "hvis" };

    /// <summary>Every step as a sentence, with numbers.</summary>
    public static string Tell(SequenceDiagram diagram)
    {
        var told = new StringBuilder();
        foreach (var (step, index) in diagram.Steps.Where(step => step is not BlockEnd).Select((step, index) => (step, index)))
            told.Append(CultureInfo.InvariantCulture, $"{index + 1}. {Tell(step, diagram)}. ");
        return told.ToString().TrimEnd();
    }

    private static string Tell(SequenceStep step, SequenceDiagram diagram) => step switch
    {
        Message message when message.From == message.To => $"{Name(message.From, diagram)}: {Lettering.Spoken(message.Text)}",
        Message message => $"{Name(message.From, diagram)} til {Name(message.To, diagram)}: {Lettering.Spoken(message.Text)}",
        Note note => $"Merknad: {Lettering.Spoken(note.Text)}",
        BlockStart start => $"{NameOf(start.Kind)} {start.Text}".TrimEnd(),
        BlockElse other => $"{Else} {other.Text}".TrimEnd(),
        _ => "",
    };

    private static string Name(int place, SequenceDiagram diagram) => Lettering.Spoken(diagram.Participants[place].Label);
}
