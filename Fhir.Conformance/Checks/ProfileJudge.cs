using System.Text;

using Fhir.Conformance.Http;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Conformance.Checks;

/// <summary>Holds a resource to a profile of the project's packages with the kernel's validator. One for all runs: compiled profiles are kept.</summary>
internal static class ProfileJudge
{
    private static readonly Lazy<ProfileValidator> Validator = new(() =>
        new(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), DefinitionsPack.Core.Schema));

    /// <summary>The first error: of the form or of the profile. Null when there is none.</summary>
    public static Issue? FirstError(Node resource, string profile)
    {
        var parsed = JsonParser.Parse(Encoding.UTF8.GetBytes(resource.Raw), DefinitionsPack.Core.Schema);
        if (parsed.Issues.FirstOrDefault(issue => issue.IsError) is { } malformed) return malformed;
        var options = new ValidationOptions { Profiles = [profile], Least = Severity.Error };
        return parsed.Document is { } document ? Validator.Value.Validate(document, options).FirstOrDefault(issue => issue.IsError) : null;
    }
}
