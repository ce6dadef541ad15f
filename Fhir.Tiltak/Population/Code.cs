namespace Fhir.Tiltak.Population;

/// <summary>A coding. Display is null where the code system is not at hand with words of its own.</summary>
internal sealed record Code(string System, string Value, string? Display = null);
