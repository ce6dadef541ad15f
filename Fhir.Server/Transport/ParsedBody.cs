using Fhir.Kernel.Elements;

namespace Fhir.Server.Transport;

/// <summary>What came of parsing the body of a request: the log of access tells of what is refused, and must not parse it a second time for that.</summary>
public sealed class ParsedBody
{
    /// <summary>Null until somebody has parsed it.</summary>
    public ParseResult? Result { get; set; }
}
