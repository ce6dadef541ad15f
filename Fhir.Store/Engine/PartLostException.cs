namespace Fhir.Store.Engine;

/// <summary>A part was to be taken back that was begun without the means to: the whole transaction must be rolled back, and what else it held done again.</summary>
internal sealed class PartLostException : Exception;
