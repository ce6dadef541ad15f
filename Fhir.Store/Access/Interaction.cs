namespace Fhir.Store.Access;

/// <summary>
/// What a caller may do to a resource type, in the five letters of SMART App Launch 2
/// (<see href="https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#fhir-resource-scope-syntax">resource scopes</see>).
/// A FHIR interaction needs one or two of them: a conditional create needs <see cref="Create"/> and <see cref="Search"/>.
/// </summary>
[Flags]
public enum Interaction
{
    None = 0,

    /// <summary>c: create.</summary>
    Create = 1,

    /// <summary>r: read, vread and the history of one resource.</summary>
    Read = 2,

    /// <summary>u: update and patch.</summary>
    Update = 4,

    /// <summary>d: delete.</summary>
    Delete = 8,

    /// <summary>s: search, and the history of a type or of the system.</summary>
    Search = 16,

    All = Create | Read | Update | Delete | Search,
}
