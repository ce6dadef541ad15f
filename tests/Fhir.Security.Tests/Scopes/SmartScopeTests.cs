using Fhir.Security.Scopes;

namespace Fhir.Security.Tests.Scopes;

/// <summary>https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#fhir-resource-scope-syntax</summary>
public sealed class SmartScopeTests
{
    [Theory]
    [InlineData("system/*.rs", "system/*.rs")]
    [InlineData("system/Patient.cruds", "system/Patient.cruds")]
    [InlineData("system/Observation.c", "system/Observation.c")]
    [InlineData("user/Encounter.cud", "user/Encounter.cud")]
    [InlineData("patient/*.rs", "patient/*.rs")]
    [InlineData("patient/Observation.rs?category=laboratory", "patient/Observation.rs?category=laboratory")]
    [InlineData("system/*.read", "system/*.rs")]          // v1
    [InlineData("system/Patient.write", "system/Patient.cud")]
    [InlineData("user/*.*", "user/*.cruds")]
    public void Resource_scope_is_read_and_written_in_its_v2_form(string text, string v2) =>
        Assert.Equal(v2, SmartScope.Parse(text)?.ToString());

    [Theory]
    [InlineData("system/Patient.sr")]                     // letters out of order
    [InlineData("system/Patient.rr")]
    [InlineData("system/Patient.")]
    [InlineData("system/Patient.x")]
    [InlineData("system/Patient.READ")]
    [InlineData("system/Patient")]
    [InlineData("system/patient.rs")]                     // types are case-sensitive
    [InlineData("system/.rs")]
    [InlineData("system/**.rs")]
    [InlineData("System/*.rs")]
    [InlineData("systems/*.rs")]
    [InlineData("system/Patient.rs?")]
    [InlineData("openid")]
    [InlineData("fhirUser")]
    [InlineData("launch/patient")]
    [InlineData("nhn:pps/provesvar-read")]
    [InlineData("")]
    [InlineData("/")]
    public void Anything_else_is_no_resource_scope(string text) => Assert.Null(SmartScope.Parse(text));

    [Theory]
    [InlineData("system/*.cruds", "system/Patient.rs", true)]
    [InlineData("system/Patient.rs", "system/Patient.r", true)]
    [InlineData("system/*.rs", "system/*.rs", true)]
    [InlineData("system/*.rs", "system/Patient.rs?active=true", true)]
    [InlineData("system/Patient.rs", "system/*.rs", false)]
    [InlineData("system/Patient.rs", "system/Patient.cruds", false)]
    [InlineData("user/*.cruds", "system/Patient.rs", false)]
    [InlineData("system/Patient.rs?active=true", "system/Patient.rs", false)]
    public void Scope_covers_what_it_allows_at_least_as_much_of(string allowed, string asked, bool covers) =>
        Assert.Equal(covers, SmartScope.Parse(allowed)!.Covers(SmartScope.Parse(asked)!));
}
