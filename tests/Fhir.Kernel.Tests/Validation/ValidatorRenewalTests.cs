using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>A validator over changed definitions holds to them, and compiles anew only what rests on what was changed.</summary>
public class ValidatorRenewalTests
{
    private const string Base = "https://example.org/base", Above = "https://example.org/above", Other = "https://example.org/other";

    private static Document Profile(string url, string parent, string element, int min = 1) => Instances.Parse($$"""
        { "resourceType": "StructureDefinition", "url": "{{url}}", "name": "P", "status": "active", "kind": "resource", "abstract": false, "type": "Patient", "baseDefinition": "{{parent}}",
          "derivation": "constraint", "differential": { "element": [{ "id": "Patient", "path": "Patient" }, { "id": "Patient.{{element}}", "path": "Patient.{{element}}", "min": {{min}} }] } }
        """);

    private const string Patient = "http://hl7.org/fhir/StructureDefinition/Patient";

    private static readonly Document Nobody = Instances.Make("Patient", "");

    private static IEnumerable<string> Missing(ProfileValidator validator, string profile) =>
        validator.Validate(Nobody, new ValidationOptions { Profiles = [profile] }).Where(issue => issue.RuleId == "cardinality-min").Select(issue => issue.Arguments[0]);

    private static bool IsKnown(ProfileValidator validator, string profile) =>
        validator.Validate(Nobody, new ValidationOptions { Profiles = [profile] }).All(issue => issue.RuleId != "profile-unresolved");

    private static (ProfileValidator Validator, Counting Source) Renew(ProfileValidator validator, string changed, params Document[] definitions)
    {
        var source = new Counting(TestProfiles.With(definitions));
        return (validator.Renewed(source, new TerminologyService(source), new HashSet<string> { changed }), source);
    }

    [Fact]
    public void A_change_reaches_the_profile_and_what_builds_on_it()
    {
        var above = Profile(Above, Base, "birthDate");
        var before = Instances.Over(Profile(Base, Patient, "name"), above);
        Assert.Equal(["birthDate", "name"], Missing(before, Above).Order());
        Assert.Equal(["name"], Missing(before, Base));

        var (after, _) = Renew(before, Base, Profile(Base, Patient, "gender"), above);

        Assert.Equal(["birthDate", "gender"], Missing(after, Above).Order());
        Assert.Equal(["gender"], Missing(after, Base));
        Assert.Equal(["name"], Missing(before, Base));
    }

    [Fact]
    public void What_does_not_rest_on_it_is_not_compiled_again()
    {
        var other = Profile(Other, Patient, "name");
        var before = Instances.Over(Profile(Base, Patient, "name"), other);
        Missing(before, Other);
        Missing(before, Base);

        var (after, source) = Renew(before, Base, Profile(Base, Patient, "gender"), other);

        Assert.Equal(["name"], Missing(after, Other));
        Assert.Equal(0, source.Asked(Other));
        Assert.Equal(["gender"], Missing(after, Base));
        Assert.NotEqual(0, source.Asked(Base));
    }

    [Fact]
    public void What_came_is_found_and_what_went_is_not()
    {
        var before = Instances.Over(Profile(Other, Patient, "name"));
        Assert.False(IsKnown(before, Base));

        var (with, _) = Renew(before, Base, Profile(Base, Patient, "gender"), Profile(Other, Patient, "name"));
        Assert.True(IsKnown(with, Base));
        var (without, _) = Renew(with, Base, Profile(Other, Patient, "name"));

        Assert.False(IsKnown(without, Base));
    }

    [Fact]
    public void A_profile_that_could_not_be_expanded_can_once_what_it_lacked_is_there()
    {
        var above = Profile(Above, Base, "birthDate");
        var before = Instances.Over(above);
        Assert.Contains(before.Validate(Nobody, new ValidationOptions { Profiles = [Above] }), issue => issue.RuleId == "profile-unusable");

        var (after, _) = Renew(before, Base, Profile(Base, Patient, "gender"), above);

        Assert.Equal(["birthDate", "gender"], Missing(after, Above).Order());
    }

    private sealed class Counting(ICanonicalSource source) : ICanonicalSource
    {
        private readonly List<string> asked = [];

        public IEnumerable<CanonicalEntry> Entries => source.Entries;

        public Document? Find(string url, string? version = null)
        {
            asked.Add(url);
            return source.Find(url, version);
        }

        public int Asked(string url) => asked.Count(one => one == url);
    }
}
