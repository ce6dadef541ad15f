using System.Text.RegularExpressions;

namespace Fhir.Server.Arena.Pictures.Sequence;

/// <summary>Reads a sequence diagram, and keeps the lines it does not know.</summary>
public sealed partial class SequenceReader
{
    private const int MostParticipants = 12;
    private const int Deepest = 4;

    private readonly List<Participant> participants = [];
    private readonly List<SequenceStep> steps = [];
    private readonly List<string> left = [];
    private readonly Stack<string> open = [];

    /// <summary>Null when nobody takes part, more do than a picture has room for, or a block has no end.</summary>
    public static SequenceDiagram? Read(PictureSource source)
    {
        var reader = new SequenceReader();
        foreach (var line in source.Lines)
            if (!reader.Take(line)) reader.left.Add(line);
        if (reader.participants.Count is 0 or > MostParticipants || reader.open.Count > 0) return null;
        return new SequenceDiagram(source.Title, reader.participants, reader.steps, reader.left);
    }

    private bool Take(string line) => TakeParticipant(line) || TakeNote(line) || TakeBlock(line) || TakeMessage(line);

    private bool TakeParticipant(string line)
    {
        if (ParticipantLine().Match(line) is not { Success: true } match) return false;
        var (name, label) = (match.Groups["name"].Value, match.Groups["label"] is { Success: true } given ? given.Value : match.Groups["name"].Value);
        if (participants.Exists(one => one.Name == name)) return false;
        participants.Add(new Participant(name, label));
        return true;
    }

    private bool TakeNote(string line)
    {
        if (NoteLine().Match(line) is not { Success: true } match) return false;
        var (first, last) = (PlaceOf(match.Groups["first"].Value), match.Groups["last"] is { Success: true } other ? PlaceOf(other.Value) : PlaceOf(match.Groups["first"].Value));
        var side = match.Groups["side"].Value switch { "over" => NoteSide.Over, "left of" => NoteSide.Left, _ => NoteSide.Right };
        if (side != NoteSide.Over && first != last) return false;
        steps.Add(new Note(Math.Min(first, last), Math.Max(first, last), side, match.Groups["text"].Value));
        return true;
    }

    private bool TakeBlock(string line)
    {
        if (BlockLine().Match(line) is not { Success: true } match) return false;
        var (word, text) = (match.Groups["word"].Value, match.Groups["text"].Value);
        if (word == "end") return text.Length == 0 && Close();
        if (word == "else") return Otherwise(text);
        if (open.Count == Deepest) return false;
        open.Push(word);
        steps.Add(new BlockStart(word, text));
        return true;
    }

    private bool Close()
    {
        if (!open.TryPop(out _)) return false;
        steps.Add(new BlockEnd());
        return true;
    }

    private bool Otherwise(string text)
    {
        if (!open.TryPeek(out var kind) || kind != "alt") return false;
        steps.Add(new BlockElse(text));
        return true;
    }

    private bool TakeMessage(string line)
    {
        if (MessageLine().Match(line) is not { Success: true } match) return false;
        var arrow = match.Groups["arrow"].Value;
        steps.Add(new Message(PlaceOf(match.Groups["from"].Value), PlaceOf(match.Groups["to"].Value), match.Groups["text"].Value, arrow.StartsWith("--", StringComparison.Ordinal), arrow.EndsWith(')')));
        return true;
    }

    /// <summary>Who is first named in a message takes part from there on, as in Mermaid.</summary>
    private int PlaceOf(string name)
    {
        if (participants.FindIndex(one => one.Name == name) is var place and >= 0) return place;
        participants.Add(new Participant(name, name));
        return participants.Count - 1;
    }

    [GeneratedRegex(@"^(?:participant|actor) (?<name>\w+)(?: as (?<label>.+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex ParticipantLine();

    [GeneratedRegex(@"^[Nn]ote (?<side>over|left of|right of) (?<first>\w+)(?: ?, ?(?<last>\w+))? ?: ?(?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoteLine();

    [GeneratedRegex(@"^(?<word>alt|opt|loop|else|end)(?: (?<text>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex BlockLine();

    [GeneratedRegex(@"^(?<from>\w+) ?(?<arrow>-->>|->>|--\)|-\)) ?(?<to>\w+) ?: ?(?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex MessageLine();
}
