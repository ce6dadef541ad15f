namespace Fhir.Store.Access;

/// <summary>How far a reading of resources into the index anew has come.</summary>
/// <param name="Done">Resources whose rows were made anew; may come to differ a little from the total when others write meanwhile.</param>
/// <param name="Total">Resources there were when it began.</param>
public sealed record ReindexState(long Done, long Total, bool IsDone);
