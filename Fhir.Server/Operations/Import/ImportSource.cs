using Fhir.Store.Access;

namespace Fhir.Server.Operations.Import;

/// <summary>Where lines come from, and what they are held against.</summary>
/// <param name="Type">The type of every line; null for any.</param>
/// <param name="Place">Before the number of a line: what its resource's id is made from when it has none.</param>
public sealed record ImportSource(ImportRequest Request, string? Type, string Place, IPermittedStore Store);
