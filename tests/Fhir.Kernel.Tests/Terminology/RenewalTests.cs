using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Xunit;
using static Fhir.Kernel.Tests.Terminology.TerminologySource;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>What a change of the definitions leaves as it was.</summary>
public class RenewalTests
{
    private static Document Parse(string json) => JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!;

    private static TerminologyService Renew(TerminologyService service, params string[] resources)
    {
        Document[] documents = [.. resources.Select(Parse)];
        return service.Renewed(new LayeredSource(new CanonicalSet(documents), service.Source), documents.SelectMany(document => TerminologyService.Touched(document.Root)).ToHashSet());
    }

    private const string Outer = """{"include":[{"valueSet":["https://fhirref.example/no/ValueSet/inner"]}]}""";
    private const string Inner = """{"include":[{"system":"https://fhirref.example/no/CodeSystem/colours"}]}""";

    [Theory]
    [InlineData("""{"resourceType":"ValueSet","url":"https://fhirref.example/no/ValueSet/inner","status":"active","compose":{"include":[{"system":"x:y","concept":[{"code":"new"}]}]}}""")]
    [InlineData("""{"resourceType":"CodeSystem","url":"https://fhirref.example/no/CodeSystem/colours","status":"active","content":"complete","concept":[{"code":"new"}]}""")]
    public void A_change_below_reaches_the_value_set_above(string changed)
    {
        var service = Service(("outer", Outer), ("inner", Inner));
        var before = service.Membership(Url("outer"));

        var after = Renew(service, changed).Membership(Url("outer"));

        Assert.Equal([Verdict.NotMember, Verdict.Member], new[] { before, after }.Select(membership => membership.Contains(null, "new")));
    }

    [Fact]
    public void A_change_elsewhere_costs_nothing()
    {
        var service = Service(("outer", Outer), ("inner", Inner));
        var before = service.Membership(Url("outer"));

        var renewed = Renew(service, """{"resourceType":"ValueSet","url":"https://fhirref.example/no/ValueSet/other","status":"active"}""");

        Assert.Same(before, renewed.Membership(Url("outer")));
        Assert.Same(service.System(Colours), renewed.System(Colours));
    }

    [Fact]
    public void A_system_that_was_missing_is_found_once_it_is_there()
    {
        var service = Service(("it", """{"include":[{"system":"x:missing"}]}"""));
        Assert.Equal(Verdict.NotChecked, service.Membership(Url("it")).Contains("x:missing", "a"));

        var renewed = Renew(service, """{"resourceType":"CodeSystem","url":"x:missing","status":"active","content":"complete","concept":[{"code":"a"}]}""");

        Assert.Equal(Verdict.Member, renewed.Membership(Url("it")).Contains("x:missing", "a"));
    }

    [Fact]
    public void A_supplement_renews_the_system_it_adds_to()
    {
        var service = Service();
        Assert.Equal("Blue", service.Display(Colours, "blue", "de"));

        var renewed = Renew(service, $$"""{"resourceType":"CodeSystem","url":"x:supplement","status":"active","content":"supplement","supplements":"{{Colours}}","concept":[{"code":"blue","designation":[{"language":"de","value":"Blau"}]}]}""");

        Assert.Equal("Blau", renewed.Display(Colours, "blue", "de"));
    }
}
