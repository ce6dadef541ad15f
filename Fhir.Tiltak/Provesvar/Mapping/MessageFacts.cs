using Fhir.Tiltak.Provesvar.Kith;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>What the message says for all its reports.</summary>
/// <param name="Id">MsgId; null when it has none.</param>
/// <param name="Generated">GenDate; null when it is missing or unreadable.</param>
/// <param name="IsImaging">The kind of message is that of imaging; it decides when a report does not.</param>
internal sealed record MessageFacts(string? Id, KithTime? Generated, bool IsImaging);
