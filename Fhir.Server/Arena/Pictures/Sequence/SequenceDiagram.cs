namespace Fhir.Server.Arena.Pictures.Sequence;

/// <summary>Who says what to whom, in order. https://mermaid.js.org/syntax/sequenceDiagram.html</summary>
/// <param name="Title">Null when the source gives none.</param>
/// <param name="Left">Lines that were not understood.</param>
public sealed record SequenceDiagram(string? Title, IReadOnlyList<Participant> Participants, IReadOnlyList<SequenceStep> Steps, IReadOnlyList<string> Left);

/// <param name="Name">What the source calls it.</param>
/// <param name="Label">What the picture calls it.</param>
public sealed record Participant(string Name, string Label);

/// <summary>One line of the picture, from the top.</summary>
public abstract record SequenceStep;

/// <param name="From">A participant's place, from the left.</param>
/// <param name="IsAnswer">Drawn with dashes.</param>
/// <param name="IsOpen">Sent without waiting for an answer.</param>
public sealed record Message(int From, int To, string Text, bool IsAnswer, bool IsOpen) : SequenceStep;

/// <summary>Words over one participant or beside it, or over all from the first to the last.</summary>
public sealed record Note(int First, int Last, NoteSide Side, string Text) : SequenceStep;

public enum NoteSide
{
    Over,
    Left,
    Right,
}

/// <summary>What follows happens under a condition, or again and again, until the block's end.</summary>
/// <param name="Kind"><c>alt</c>, <c>opt</c> or <c>loop</c>.</param>
public sealed record BlockStart(string Kind, string Text) : SequenceStep;

/// <summary>The other way of an <c>alt</c>.</summary>
public sealed record BlockElse(string Text) : SequenceStep;

public sealed record BlockEnd : SequenceStep;
