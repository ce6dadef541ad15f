namespace Fhir.Store.Access;

/// <summary>What a walk comes by.</summary>
/// <param name="Pages">Each of some hundred resources or a few megabytes; none is empty. To be gone through once.</param>
public sealed record WalkPages(IAsyncEnumerable<IReadOnlyList<StoredResource>> Pages);
