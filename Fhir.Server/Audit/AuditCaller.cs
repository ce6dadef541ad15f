using Fhir.Store.Access;

namespace Fhir.Server.Audit;

/// <summary>Who did it, from where and by what right, as the log of access tells it.</summary>
/// <param name="Origin">The network address of the client; null when it came by none.</param>
/// <param name="Server">The address that the client reached the server at.</param>
/// <param name="Basis">The access basis the caller has stated; null for none.</param>
public sealed record AuditCaller(Permit Permit, string? Origin, string? Basis, string Server)
{
    /// <summary>The Consent by which the caller may see more of a patient; null for none.</summary>
    public Func<string, string?> ConsentOf { get; init; } = _ => null;
}
