namespace Fhir.Store.Access;

/// <summary>The person behind a token and why he asks, as the token's issuer has signed it: what headers and bodies say of the caller cannot take its place.</summary>
public sealed record TokenHolder
{
    /// <summary>A token that names no person: a client on its own account.</summary>
    public static TokenHolder Nobody { get; } = new();

    /// <summary>Number in the register of health personnel; null when the token names none.</summary>
    public string? HprNumber { get; init; }

    /// <summary>Number of the organisation; null when the token names none.</summary>
    public string? LegalEntity { get; init; }

    /// <summary>Number of the unit; null when the token names none.</summary>
    public string? PointOfCare { get; init; }

    /// <summary>Purpose of use that is attested: TREAT, ETREAT, COC or BTG; null when none is.</summary>
    public string? Purpose { get; init; }

    /// <summary>By which the caller's organisation finds the decision in its own log; null when nothing is attested.</summary>
    public string? DecisionId { get; init; }

    /// <summary>Whether a user picked the decision; null when nothing is attested.</summary>
    public bool? IsChosen { get; init; }
}
