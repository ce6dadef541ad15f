using Fhir.Kernel.Elements;

namespace Fhir.Store.Access.Operations;

/// <summary>What a module makes of a transaction's resources before they are stored, once all rules have let them pass.</summary>
public interface IStoredForm
{
    /// <summary>Whether it is about a transaction at all.</summary>
    bool AppliesTo(Element bundle);

    /// <summary>The resource as it is to be stored, of the same type; null for as it was sent.</summary>
    Task<Document?> OfAsync(Element resource, WriteContext context, CancellationToken cancel);
}
