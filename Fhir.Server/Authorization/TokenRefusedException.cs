using Fhir.Kernel.Outcome;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Server.Authorization;

/// <summary>Carries a refusal through the authentication handler, whose only word for "no" is an exception. It is handed over, never thrown.</summary>
internal sealed class TokenRefusedException(Refusal refusal) : SecurityTokenValidationException(refusal.Issues[0].ToString())
{
    public Refusal Refusal { get; } = refusal;
}
