using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Claims;

/// <summary>Validation is off: that a type's interactions work is shown with resources that hold next to nothing, and what is valid is shown elsewhere.</summary>
public sealed class ClaimedServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Validation:OnWrite=Off");
