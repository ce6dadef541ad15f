namespace Fhir.Store.Access.Operations;

/// <summary>What an operation wants done in the same commit as its transaction.</summary>
/// <param name="Basis">What the operation read to make the transaction: when others have changed any of it, nothing is stored and the answer is <see cref="OperationAnswer.IsOutrun"/>.</param>
/// <param name="Notes">What the server keeps of it, given the versions that the transaction makes; whatever the caller may write, and no write rule is asked.</param>
public sealed record Alongside(Witness Basis, Func<IReadOnlyList<ComingVersion>, IReadOnlyList<WriteCommand>> Notes);

/// <summary>A version that a transaction is about to make, or that an entry of it has found instead of making one.</summary>
/// <param name="Version">Null for what is written over whatever stands there.</param>
public readonly record struct ComingVersion(string Type, string Id, long? Version);
