using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Every lookup and every sending is told in the log of access, in the commit that keeps it. A refusal is told of when the patient is known.</summary>
internal static class MedicationAudit
{
    /// <param name="documentId">Of the document that was shown or sent; null when there is none.</param>
    public static AccessEvent Of(string operation, string patientId, string? documentId) => new(AuditCode.Rest, [AuditCode.Interaction("operation")], "E")
    {
        PatientId = patientId,
        Things = [new AuditedThing { Identifier = documentId is null ? null : (Pll.ListSystem, documentId), Name = operation }],
    };
}
