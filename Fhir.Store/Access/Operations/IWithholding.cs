using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access.Operations;

/// <summary>
/// Resources that a caller is not shown though the permit covers their type: a citizen has blocked them, say. They are not there for him, whatever way he asks, and what they
/// lead to as their content is refused. How many a search leaves out is told by a header, and nothing else of them.
/// </summary>
public interface IWithholding
{
    string Type { get; }

    /// <summary>What is withheld, as a search on the type says it: <c>security-label=urn:x|blocked</c>.</summary>
    string Condition { get; }

    /// <summary>The uri parameter that finds a resource by the address of its content; the content is a Binary, or a Bundle that is a document.</summary>
    string ContentParameter { get; }

    /// <summary>Of the answer to a search: how many matches are left out.</summary>
    string CountHeader { get; }

    /// <summary>The right by which the caller says he asks, as a header of the request has it; null when it says none that is known.</summary>
    /// <param name="header">A header of the request; empty when it is not there.</param>
    string? BasisOf(Func<string, string> header);

    /// <summary>What of it the caller has a right to see; a refusal when he claims a right that his token does not bear out.</summary>
    /// <param name="basis">As <see cref="BasisOf"/> has it.</param>
    /// <param name="holder">Null when no token was asked for, and the header is taken at its word.</param>
    Result<Opening> OpeningFor(string? basis, TokenHolder? holder);

    /// <summary>How consents open it; null when none does.</summary>
    IConsentOpening? Consents { get; }
}

/// <summary>What of that which is withheld is shown to a caller all the same.</summary>
public enum Opening
{
    Nothing,
    Everything,

    /// <summary>What is about patients who have consented, as far as <see cref="IWithholding.Consents"/> finds any.</summary>
    OfConsenting,
}
