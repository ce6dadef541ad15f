using System.Collections.Immutable;

namespace Fhir.Store.Access.Operations;

/// <summary>
/// Something that the log of access tells, said without the caller: who asked, from where and by what right is the server's to add. One event tells of one patient at most.
/// https://hl7.org/fhir/R4/auditevent.html
/// </summary>
/// <param name="Action">C, R, U, D or E. https://hl7.org/fhir/R4/valueset-audit-event-action.html</param>
public sealed record AccessEvent(AuditCode Type, ImmutableArray<AuditCode> Subtypes, string Action)
{
    public const string InOrder = "0";
    public const string Refused = "4";
    public const string NotPermitted = "8";

    /// <summary>"Often equivalent to an HTTP 500 response": the same code as for what is not permitted.</summary>
    public const string Failed = "8";

    /// <summary>https://hl7.org/fhir/R4/valueset-audit-event-outcome.html</summary>
    public string Outcome { get; init; } = InOrder;

    /// <summary>Why it was refused: a rule's id; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of the Patient; null when it is not known.</summary>
    public string? PatientId { get; init; }

    public ImmutableArray<AuditedThing> Things { get; init; } = [];

    /// <summary>The outcome of an answer's status.</summary>
    public static string OutcomeOf(int status) => status switch { < 400 => InOrder, 401 or 403 => NotPermitted, >= 500 => Failed, _ => Refused };
}

/// <summary>A code of the log.</summary>
public sealed record AuditCode(string System, string Code, string? Display = null)
{
    private const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";

    public static AuditCode Rest { get; } = new("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");

    public static AuditCode Export { get; } = new(Dicom, "110106", "Export");

    public static AuditCode Import { get; } = new(Dicom, "110107", "Import");

    /// <summary>https://hl7.org/fhir/R4/valueset-type-restful-interaction.html</summary>
    public static AuditCode Interaction(string name) => new("http://hl7.org/fhir/restful-interaction", name);
}

/// <summary>What was accessed; at least one of its parts is there.</summary>
public sealed record AuditedThing
{
    /// <summary><c>DocumentReference/1/_history/2</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>System and value of what has no address.</summary>
    public (string System, string Value)? Identifier { get; init; }

    /// <summary>Such as the name of an operation.</summary>
    public string? Name { get; init; }

    /// <summary>What was asked, without the numbers of persons.</summary>
    public string? Query { get; init; }

    /// <summary>https://hl7.org/fhir/R4/valueset-object-role.html</summary>
    public string? Role { get; init; }
}
