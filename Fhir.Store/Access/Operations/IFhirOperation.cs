using System.Collections.Immutable;

namespace Fhir.Store.Access.Operations;

/// <summary>
/// An operation that a tiltak brings to the server: what the server needs to know to route to it, and what it does. It is called with a store already bound to
/// the caller's permit. https://hl7.org/fhir/R4/operations.html
/// </summary>
public interface IFhirOperation
{
    /// <summary>Canonical of its OperationDefinition, named by the CapabilityStatement.</summary>
    string Definition { get; }

    ImmutableArray<OperationRoute> Routes { get; }

    /// <summary>True when what is posted is no FHIR resource and is handed over as it came, in <see cref="OperationRequest.Content"/>.</summary>
    bool TakesForeignContent => false;

    /// <summary>What foreign content may be called besides the names of XML and JSON, in lower case.</summary>
    ImmutableArray<string> ForeignMediaTypes => [];

    Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel);
}

/// <summary>One address of an operation.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Pattern">Below the FHIR base: <c>Patient/$summary</c>, <c>Patient/{id}/$summary</c>, <c>$convert</c>.</param>
/// <param name="Needs">What the caller must be permitted on the type before the operation is called; the store asks again for every type it is led to.</param>
public sealed record OperationRoute(string Method, string Pattern, Interaction Needs);
