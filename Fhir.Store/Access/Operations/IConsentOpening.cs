using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access.Operations;

/// <summary>How a Consent that is stored here opens to a caller what its patient has blocked.</summary>
public interface IConsentOpening
{
    /// <summary>The reference parameter, of what is withheld, that names the patient.</summary>
    string PatientParameter { get; }

    /// <summary>Searches on Consent; what any of them finds may open something.</summary>
    ImmutableArray<string> Questions(TokenHolder holder, DateTimeOffset now);

    /// <summary>Whether a Consent that was found opens to this caller, now.</summary>
    bool Opens(Element consent, TokenHolder holder, DateTimeOffset now);

    /// <summary>What a caller is told for whom no consent opens anything.</summary>
    Issue NoneFound(string basis);
}
