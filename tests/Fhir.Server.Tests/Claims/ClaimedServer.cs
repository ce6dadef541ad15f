using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Claims;

/// <summary>Validation is off: that a type's interactions work is shown with resources that hold next to nothing, and what is valid is shown elsewhere.</summary>
public sealed class ClaimedServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Validation:OnWrite=Off", $"--FhirRef:Subscriptions:Destinations={Endpoint}")
{
    /// <summary>Listed, and never written to: the Subscriptions that are tried are off.</summary>
    public const string Endpoint = "https://varsel.example.org/";
}
