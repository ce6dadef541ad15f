using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Kernel.Terminology;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Code systems and value sets over the codes that random resources have: a stands above b, and b above 718-7; case counts in the first only.</summary>
internal static class OracleTerminology
{
    public const string Related = "http://a.example/x";
    public static readonly string[] RelatedCodes = ["a", "b", "718-7", "A", "final"];
    public static readonly string[] ValueSets = ["http://a.example/vs/some", "http://a.example/vs/many", "http://a.example/vs/none", "ValueSet/local"];

    private static readonly string[] Definitions =
    [
        """
        {"resourceType":"CodeSystem","url":"http://a.example/x","status":"active","content":"complete","caseSensitive":true,"hierarchyMeaning":"is-a",
         "concept":[{"code":"a","concept":[{"code":"b","concept":[{"code":"718-7"}]}]},{"code":"A"},{"code":"final"}]}
        """,
        """{"resourceType":"CodeSystem","url":"urn:oid:1.2.3","status":"active","content":"complete","caseSensitive":false,"concept":[{"code":"a"},{"code":"b"}]}""",
        """
        {"resourceType":"ValueSet","url":"http://a.example/vs/some","status":"active","compose":{"include":[
         {"system":"http://a.example/x","concept":[{"code":"A"},{"code":"718-7"}]},{"system":"urn:oid:1.2.3","concept":[{"code":"b"}]}]}}
        """,
        """
        {"resourceType":"ValueSet","url":"http://a.example/vs/many","status":"active","compose":{"include":[{"system":"http://a.example/x"},{"system":"urn:oid:1.2.3"},
         {"system":"https://b.example/z","concept":[{"code":"true"},{"code":"final"},{"code":"A"}]}]}}
        """,
        """
        {"resourceType":"ValueSet","url":"http://a.example/vs/none","status":"active","compose":{"include":[{"system":"http://a.example/x"}],"exclude":[{"system":"http://a.example/x"}]}}
        """,
    ];

    public static SearchTerminology Service { get; } = new(
        new TerminologyService(new LayeredSource(new CanonicalSet(Definitions.Select(text => JsonParser.Parse(Encoding.UTF8.GetBytes(text), DefinitionsPack.Core.Schema).Document!)), DefinitionsPack.Core)),
        id => id == "local" ? ValueSets[0] : null);
}
