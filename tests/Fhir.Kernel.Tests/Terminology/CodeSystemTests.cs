using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Xunit;
using static Fhir.Kernel.Tests.Terminology.TerminologySource;

namespace Fhir.Kernel.Tests.Terminology;

public class CodeSystemTests
{
    private static readonly TerminologyService Service = Service();

    [Theory]
    [InlineData("red", null, "Red")]
    [InlineData("red", "nb", "Rød")]
    [InlineData("red", "nb-NO", "Rød")]
    [InlineData("red", "no", "Rød")]
    [InlineData("red", "de", "Red")]
    [InlineData("blue", "nb", "Blue")]
    [InlineData("green", null, null)]
    public void A_concept_is_named_in_the_language_asked_for(string code, string? language, string? display) =>
        Assert.Equal(display, Service.Display(Colours, code, language));

    [Theory]
    [InlineData("red", "fire", true)]
    [InlineData("red", "red", true)]
    [InlineData("fire", "red", false)]
    [InlineData("blue", "purple", true)]
    [InlineData("red", "green", null)]
    public void A_concept_subsumes_what_is_below_it(string ancestor, string descendant, bool? subsumes) =>
        Assert.Equal(subsumes, Service.System(Colours)!.Subsumes(ancestor, descendant));

    [Theory]
    [InlineData(Colours, "red", Verdict.Member)]
    [InlineData(Colours, "green", Verdict.NotMember)]
    [InlineData("http://snomed.info/sct", "22298006", Verdict.NotChecked)]     // the core definitions have it without content
    [InlineData("http://loinc.org", "718-7", Verdict.NotChecked)]
    [InlineData("http://hl7.org/fhir/CodeSystem/example-supplement", "chol-mmol", Verdict.NotChecked)]   // adds to another system, is none itself
    public void A_system_knows_its_codes(string system, string code, Verdict verdict) => Assert.Equal(verdict, Service.IsKnownCode(system, code));

    [Theory]
    [InlineData("urn:oid:2.16.578.1.12.4.1.1.8245", "3", Verdict.Member)]
    [InlineData("http://helsedir.no/fhir/CodeSystem/no-kodeverk-8245", "3", Verdict.Member)]
    [InlineData("http://ehelse.no/fhir/CodeSystem/no-kodeverk-8245-status", "3", Verdict.Member)]
    [InlineData("http://ehelse.no/fhir/CodeSystem/no-kodeverk-8245-status", "99", Verdict.NotMember)]
    [InlineData("http://ehelse.no/fhir/CodeSystem/no-kodeverk-8246", "3", Verdict.NotChecked)]
    [InlineData("http://ehelse.no/fhir/CodeSystem/no-kodeverk-8245x", "3", Verdict.NotChecked)]
    [InlineData("http://ehelse.no/fhir/CodeSystem/no-kodeverk-", "3", Verdict.NotChecked)]
    [InlineData("http://example.no/fhir/CodeSystem/no-kodeverk-8245", "3", Verdict.NotChecked)]
    public void A_national_system_is_known_by_each_of_its_urls(string system, string code, Verdict verdict)
    {
        var service = ServiceOf(
            """{"resourceType":"CodeSystem","url":"urn:oid:2.16.578.1.12.4.1.1.8245","status":"active","content":"complete","concept":[{"code":"3","display":"Endelig"}]}""",
            $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{"include":[{"system":"urn:oid:2.16.578.1.12.4.1.1.8245"}]} }""");

        Assert.Equal(verdict, service.IsKnownCode(system, code));
        Assert.Equal(verdict == Verdict.Member ? "Endelig" : null, service.Display(system, code));
        Assert.Equal(verdict == Verdict.Member ? Verdict.Member : Verdict.NotMember, service.Membership(Url("it")).Contains(system, code));
    }

    [Fact]
    public void A_circle_of_parents_ends()
    {
        var service = ServiceOf(
            """{"resourceType":"CodeSystem","url":"x:y","status":"active","content":"complete","property":[{"code":"parent","type":"code"}],"concept":[{"code":"a","property":[{"code":"parent","valueCode":"b"}]},{"code":"b","property":[{"code":"parent","valueCode":"a"}]}]}""");

        Assert.True(service.System("x:y")!.Subsumes("a", "b"));
        Assert.True(service.System("x:y")!.Subsumes("b", "a"));
    }

    [Fact]
    public void Every_code_system_and_value_set_of_R4_can_be_compiled()
    {
        var service = new TerminologyService(DefinitionsPack.Core);

        Assert.All(DefinitionsPack.Core.Entries.Where(entry => entry.ResourceType == "CodeSystem" && entry.Content == "complete"), entry => Assert.NotNull(service.System(entry.Url)));
        Assert.All(DefinitionsPack.Core.Entries.Where(entry => entry.ResourceType == "ValueSet"), entry => Assert.NotNull(service.Expand(entry.Url)));
    }
}
