using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>A small world of code systems and value sets, above the core pack.</summary>
internal static class TerminologySource
{
    public const string Colours = "https://fhirref.example/no/CodeSystem/colours";

    /// <summary>red > scarlet > fire; blue > navy; purple is below red and, by a property, blue.</summary>
    private const string ColourSystem = """
        {"resourceType":"CodeSystem","url":"https://fhirref.example/no/CodeSystem/colours","version":"1.0.0","status":"active","content":"complete","caseSensitive":true,
         "valueSet":"https://fhirref.example/no/ValueSet/all-colours",
         "property":[{"code":"warm","type":"boolean"},{"code":"mix","type":"code"},{"code":"parent","type":"code"}],
         "concept":[
          {"code":"colour","display":"Colour","property":[{"code":"notSelectable","valueBoolean":true}],"concept":[
           {"code":"red","display":"Red","designation":[{"language":"nb","value":"Rød"}],"property":[{"code":"warm","valueBoolean":true}],"concept":[
            {"code":"scarlet","display":"Scarlet","property":[{"code":"warm","valueBoolean":true}],"concept":[{"code":"fire","display":"Fire red"}]},
            {"code":"purple","display":"Purple","property":[{"code":"parent","valueCode":"blue"},{"code":"mix","valueCode":"red"},{"code":"mix","valueCode":"blue"}]}]},
           {"code":"blue","display":"Blue","property":[{"code":"warm","valueBoolean":false}],"concept":[
            {"code":"navy","display":"Navy","property":[{"code":"inactive","valueBoolean":true}]}]}]}]}
        """;

    private const string FragmentSystem = """
        {"resourceType":"CodeSystem","url":"https://fhirref.example/no/CodeSystem/fragment","status":"active","content":"fragment","concept":[{"code":"a"},{"code":"b"}]}
        """;

    private const string CaselessSystem = """
        {"resourceType":"CodeSystem","url":"https://fhirref.example/no/CodeSystem/caseless","status":"active","content":"complete","caseSensitive":false,"concept":[{"code":"Ab"},{"code":"ÆØ"}]}
        """;

    /// <param name="composes">Name -> the compose element; the value set's url ends with the name.</param>
    public static TerminologyService Service(params (string Name, string Compose)[] composes) => ServiceOf(
        [.. composes.Select(pair => $$"""{"resourceType":"ValueSet","url":"{{Url(pair.Name)}}","version":"1.0.0","status":"active","compose":{{pair.Compose}}}""")]);

    public static TerminologyService ServiceOf(params string[] resources)
    {
        string[] all = [ColourSystem, FragmentSystem, CaselessSystem, .. resources];
        var documents = all.Select(text => JsonParser.Parse(Encoding.UTF8.GetBytes(text), DefinitionsPack.Core.Schema))
            .Select(result => result.Issues.Count == 0 ? result.Document! : throw new InvalidOperationException(string.Join('\n', result.Issues)));
        return new TerminologyService(new LayeredSource(new CanonicalSet(documents), DefinitionsPack.Core));
    }

    public static string Url(string valueSet) => $"https://fhirref.example/no/ValueSet/{valueSet}";

    /// <summary>The codes of one include, in order.</summary>
    public static string CodesOf(string include) => Codes(Service(("it", $$"""{"include":[{{include}}]}""")).Expand(Url("it")));

    public static string Codes(Expansion expansion) => string.Join(' ', expansion.Concepts.Select(concept => concept.Code));
}
