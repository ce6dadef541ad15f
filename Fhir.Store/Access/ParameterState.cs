namespace Fhir.Store.Access;

/// <summary>How far the index has a search parameter that was written to the server.</summary>
/// <param name="IsReady">False while resources from before are read again for it.</param>
/// <param name="IsTakenOut">True while the rows of one that is gone are being removed.</param>
/// <param name="Done">Resources read so far.</param>
public sealed record ParameterState(string Url, bool IsReady, bool IsTakenOut, long Done);
