using System.Buffers;
using System.Text;
using System.Text.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Audit;

/// <summary>
/// Writes an event of the log of access as an AuditEvent, in the pattern of IHE's basic audit profiles: client and server as agents, patient, query and what was accessed as
/// entities. Health personnel go by their number in the register; national numbers of persons are never in it. https://profiles.ihe.net/ITI/BALP/
/// </summary>
internal static class AuditEventWriter
{
    private const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";
    private const string Hpr = "urn:oid:2.16.578.1.12.4.1.4.4";
    private const string Organisation = "urn:oid:2.16.578.1.12.4.1.4.101";
    private const string CareRelation = "http://hl7.no/fhir/StructureDefinition/auditevent-carerelation-metadata-extension";
    private const string Roles = "http://terminology.hl7.org/CodeSystem/object-role";
    /// <summary>What gives the right. https://hl7.org/fhir/R4/valueset-object-role.html</summary>
    private const string SecurityResource = "13";

    private const string Things = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    public static ReadOnlyMemory<byte> Write(AccessEvent told, AuditCaller caller, string recorded)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "AuditEvent"u8);
        if (caller.Permit.Holder?.DecisionId is not null) WriteDecision(writer, caller.Permit.Holder);
        WriteCoding(writer, "type", told.Type);
        writer.WriteStartArray("subtype"u8);
        foreach (var subtype in told.Subtypes) WriteCoding(writer, null, subtype);
        writer.WriteEndArray();
        writer.WriteString("action"u8, told.Action);
        writer.WriteString("recorded"u8, recorded);
        writer.WriteString("outcome"u8, told.Outcome);
        if (told.Reason is { } reason) writer.WriteString("outcomeDesc"u8, reason);
        WritePurposes(writer, caller);
        WriteAgents(writer, told, caller);
        WriteSource(writer);
        WriteEntities(writer, told, caller);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteDecision(Utf8JsonWriter writer, TokenHolder holder)
    {
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, "decision-ref-id"u8);
        writer.WriteString("valueString"u8, holder.DecisionId);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("url"u8, "decision-ref-user-selected"u8);
        writer.WriteBoolean("valueBoolean"u8, holder.IsChosen == true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("url"u8, CareRelation);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>The attested purpose, and the access basis as the caller stated it.</summary>
    private static void WritePurposes(Utf8JsonWriter writer, AuditCaller caller)
    {
        var purpose = caller.Permit.Holder?.Purpose;
        if (purpose is null && caller.Basis is null) return;
        writer.WriteStartArray("purposeOfEvent"u8);
        if (purpose is not null) WriteConcept(writer, null, new AuditCode("http://terminology.hl7.org/CodeSystem/v3-ActReason", purpose));
        if (caller.Basis is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("text"u8, caller.Basis);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>What is read flows to the client; what is asked or sent flows from it.</summary>
    private static void WriteAgents(Utf8JsonWriter writer, AccessEvent told, AuditCaller caller)
    {
        var (source, destination) = (new AuditCode(Dicom, "110153", "Source Role ID"), new AuditCode(Dicom, "110152", "Destination Role ID"));
        var isReading = told.Action == "R";
        writer.WriteStartArray("agent"u8);
        WriteClient(writer, isReading ? destination : source, caller);
        WriteServer(writer, isReading ? source : destination, caller);
        if (caller.Permit.Holder is { } holder)
            foreach (var number in new[] { holder.LegalEntity, holder.PointOfCare }.OfType<string>().Distinct()) WriteOrganisation(writer, number);
        writer.WriteEndArray();
    }

    private static void WriteClient(Utf8JsonWriter writer, AuditCode role, AuditCaller caller)
    {
        writer.WriteStartObject();
        WriteConcept(writer, "type", role);
        if (caller.Permit.Holder?.HprNumber is { } hpr) WriteWho(writer, Hpr, hpr);
        writer.WriteString("altId"u8, caller.Permit.Subject ?? caller.Permit.Client);
        writer.WriteString("name"u8, caller.Permit.Client);
        writer.WriteBoolean("requestor"u8, true);
        if (caller.Origin is { } address) WriteNetwork(writer, address, "2");
        writer.WriteEndObject();
    }

    private static void WriteServer(Utf8JsonWriter writer, AuditCode role, AuditCaller caller)
    {
        writer.WriteStartObject();
        WriteConcept(writer, "type", role);
        WriteObserver(writer, "who");
        writer.WriteBoolean("requestor"u8, false);
        WriteNetwork(writer, caller.Server, "5");
        writer.WriteEndObject();
    }

    /// <param name="type">2 for an IP address, 5 for a URI. https://hl7.org/fhir/R4/valueset-network-type.html</param>
    private static void WriteNetwork(Utf8JsonWriter writer, string address, string type)
    {
        writer.WriteStartObject("network"u8);
        writer.WriteString("address"u8, address);
        writer.WriteString("type"u8, type);
        writer.WriteEndObject();
    }

    private static void WriteOrganisation(Utf8JsonWriter writer, string number)
    {
        writer.WriteStartObject();
        WriteWho(writer, Organisation, number);
        writer.WriteBoolean("requestor"u8, false);
        writer.WriteEndObject();
    }

    private static void WriteWho(Utf8JsonWriter writer, string system, string value)
    {
        writer.WriteStartObject("who"u8);
        WriteIdentifier(writer, system, value);
        writer.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("source"u8);
        WriteObserver(writer, "observer");
        writer.WriteStartArray("type"u8);
        WriteCoding(writer, null, new AuditCode("http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteObserver(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteString("display"u8, "FhirRef"u8);
        writer.WriteEndObject();
    }

    private static void WriteEntities(Utf8JsonWriter writer, AccessEvent told, AuditCaller caller)
    {
        if (told.PatientId is null && told.Things.IsEmpty) return;
        writer.WriteStartArray("entity"u8);
        if (told.PatientId is { } patient)
        {
            writer.WriteStartObject();
            WriteReference(writer, $"Patient/{patient}");
            WriteCoding(writer, "type", new AuditCode(Things, "1", "Person"));
            WriteCoding(writer, "role", new AuditCode(Roles, "1", "Patient"));
            writer.WriteEndObject();
        }
        foreach (var thing in told.Things) WriteThing(writer, thing);
        if (told.PatientId is { } of && caller.ConsentOf(of) is { } consent) WriteThing(writer, new AuditedThing { Reference = consent, Role = SecurityResource });
        writer.WriteEndArray();
    }

    private static void WriteThing(Utf8JsonWriter writer, AuditedThing thing)
    {
        writer.WriteStartObject();
        if (thing.Reference is { } reference) WriteReference(writer, reference);
        if (thing.Identifier is var (system, value))
        {
            writer.WriteStartObject("what"u8);
            WriteIdentifier(writer, system, value);
            writer.WriteEndObject();
        }
        WriteCoding(writer, "type", new AuditCode(Things, "2", "System Object"));
        if (thing.Role is { } role) WriteCoding(writer, "role", new AuditCode(Roles, role));
        // sev-1: a name or a query, not both. https://hl7.org/fhir/R4/auditevent.html#sev-1
        if (thing.Query is { } query) writer.WriteBase64String("query"u8, Encoding.UTF8.GetBytes(query));
        else if (thing.Name is { } name) writer.WriteString("name"u8, name);
        writer.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter writer, string reference)
    {
        writer.WriteStartObject("what"u8);
        writer.WriteString("reference"u8, reference);
        writer.WriteEndObject();
    }

    private static void WriteIdentifier(Utf8JsonWriter writer, string system, string value)
    {
        writer.WriteStartObject("identifier"u8);
        writer.WriteString("system"u8, system);
        writer.WriteString("value"u8, value);
        writer.WriteEndObject();
    }

    private static void WriteConcept(Utf8JsonWriter writer, string? name, AuditCode code)
    {
        if (name is null) writer.WriteStartObject();
        else writer.WriteStartObject(name);
        writer.WriteStartArray("coding"u8);
        WriteCoding(writer, null, code);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCoding(Utf8JsonWriter writer, string? name, AuditCode code)
    {
        if (name is null) writer.WriteStartObject();
        else writer.WriteStartObject(name);
        writer.WriteString("system"u8, code.System);
        writer.WriteString("code"u8, code.Code);
        if (code.Display is { } display) writer.WriteString("display"u8, display);
        writer.WriteEndObject();
    }
}
