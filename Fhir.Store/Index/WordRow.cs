namespace Fhir.Store.Index;

/// <summary>The words of one resource in the form its database takes them in; see <see cref="Engine.Dialect.Words"/>.</summary>
/// <param name="Narrative">Of the narrative alone.</param>
/// <param name="Others">Of the other texts.</param>
internal sealed record WordRow(string Narrative, string Others);
