namespace Fhir.Terminology.Tables;

/// <summary>The parts of a code table file, in their order. A "start" section has one number more than there are concepts: concept i owns start[i]..start[i+1].</summary>
internal enum TableSection
{
    /// <summary>JSON: <see cref="TableDescription"/>.</summary>
    Description,

    /// <summary>All codes one after the other, UTF-8.</summary>
    CodeText,

    /// <summary>Where each code ends in CodeText.</summary>
    CodeEnds,

    /// <summary>Open addressing, at most half full: place + 1, or 0.</summary>
    Slots,

    /// <summary>A byte a concept: 1 inactive, 2 abstract.</summary>
    Flags,

    /// <summary>Displays, designations and property values, UTF-8; each text once.</summary>
    Text,

    /// <summary>Start and length in Text for each concept; length -1 for none.</summary>
    Displays,
    ParentStarts,
    Parents,
    ChildStarts,
    Children,
    DesignationStarts,

    /// <summary>Language, use, start and length in Text.</summary>
    Designations,
    PropertyStarts,

    /// <summary>Property, type, start and length in Text.</summary>
    Properties,

    /// <summary>Reference sets and answer lists, in the order of the description's names.</summary>
    SetStarts,

    /// <summary>Places in rising order.</summary>
    SetMembers,

    /// <summary>Every word of every name in lower case, sorted by its bytes.</summary>
    WordText,
    WordEnds,
    PostingStarts,

    /// <summary>Places in rising order.</summary>
    Postings,
}
