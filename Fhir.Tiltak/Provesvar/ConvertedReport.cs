using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar;

/// <summary>A message as FHIR, with the account of what became of it.</summary>
/// <param name="Bundle">A transaction, as JSON.</param>
/// <param name="Issues">The count first, then what was decided, then every element that was not carried over.</param>
/// <param name="Total">Elements, attributes and texts of the message.</param>
/// <param name="Carried">Those whose content is in the Bundle.</param>
/// <param name="Unexplained">Places that were not carried over because nobody knows what they are.</param>
public sealed record ConvertedReport(byte[] Bundle, IReadOnlyList<Issue> Issues, int Total, int Carried, int Unexplained);
