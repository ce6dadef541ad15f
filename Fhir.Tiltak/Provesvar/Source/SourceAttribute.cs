using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>An attribute of the message, and what became of it.</summary>
internal sealed class SourceAttribute(string name, string value)
{
    public string Name { get; } = name;

    public string Value { get; } = value;

    /// <summary>Its value is in the answer.</summary>
    public bool IsCarried { get; set; }

    /// <summary>Why it was looked at and not carried over; null when nothing has been said.</summary>
    public Rule? Reason { get; set; }
}
