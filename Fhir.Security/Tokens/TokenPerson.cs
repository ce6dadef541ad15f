using Fhir.Kernel.Outcome;

namespace Fhir.Security.Tokens;

/// <summary>Who sits at the client, for whom, and why, as far as the token says. Nothing of it is taken from anywhere else.</summary>
/// <param name="HprNumber">Number in the register of health personnel; null when the token names none.</param>
/// <param name="LegalEntity">Number of the organisation; null when the token names none.</param>
/// <param name="PointOfCare">Number of its unit; null when the token names none.</param>
/// <param name="Attestation">Null when the token carries none.</param>
public sealed record TokenPerson(string? HprNumber, string? LegalEntity, string? PointOfCare, Attestation? Attestation)
{
    private const string Parent = "helseid://claims/client/claims/orgnr_parent";
    private const string Child = "helseid://claims/client/claims/orgnr_child";

    /// <summary>403 for an attestation that cannot be read, or that speaks of somebody else than the token does.</summary>
    public static Result<TokenPerson> Read(Jws jws, AccessTokenSettings settings)
    {
        var attestation = jws.Claims.TryGetProperty(Attestation.Claim, out var claim) ? Attestation.Read(claim) : null;
        if (attestation is null && claim.ValueKind != System.Text.Json.JsonValueKind.Undefined) return Refuse(TokenRules.AttestationMalformed.At(null));
        var person = new TokenPerson(jws.Text(settings.HprClaim), jws.Text(Parent), jws.Text(Child), attestation);
        if (AreOther(person.HprNumber, attestation?.HprNumber)) return Refuse(TokenRules.AttestationOther.At(null, "hpr_nr"));
        if (AreOther(person.LegalEntity, attestation?.LegalEntity)) return Refuse(TokenRules.AttestationOther.At(null, "legal_entity"));
        if (AreOther(person.PointOfCare, attestation?.PointOfCare)) return Refuse(TokenRules.AttestationOther.At(null, "point_of_care"));
        return person;
    }

    private static bool AreOther(string? said, string? attested) => said is not null && attested is not null && said != attested;

    private static Refusal Refuse(Issue issue) => new(403, [issue]);
}
