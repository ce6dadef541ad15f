using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/structuredefinition-operation-snapshot.html</summary>
public sealed class SnapshotTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Operation = "StructureDefinition/$snapshot";
    private const string R4Patient = "http://hl7.org/fhir/StructureDefinition/Patient";
    private const string OwnPatient = "https://fhirref.example/no/basis/StructureDefinition/basis-patient";

    private static string Profile(string rows, string parent = R4Patient) => $$"""
        {"resourceType":"StructureDefinition","url":"https://fhirref.example/test/p","name":"P","status":"draft","kind":"resource","abstract":false,"type":"Patient",
        "baseDefinition":"{{parent}}","derivation":"constraint","differential":{"element":[{{rows}}] } }
        """;

    private static JsonNode Row(Answer answer, string id) =>
        answer.Json["snapshot"]!["element"]!.AsArray().Single(row => row!["id"]!.GetValue<string>() == id)!;

    [Theory]
    [InlineData(R4Patient)]
    [InlineData(OwnPatient)]
    public async Task A_differential_comes_back_with_its_snapshot(string parent)
    {
        var answer = await server.PostAsync(Operation, Profile("""{"path":"Patient.birthDate","min":1}""", parent));

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, Row(answer, "Patient.birthDate")["min"]!.GetValue<int>());
        Assert.Equal("Patient.birthDate", answer.Json["differential"]!["element"]![0]!["path"]!.GetValue<string>());
    }

    [Fact]
    public async Task Xml_goes_in_and_comes_out()
    {
        var answer = await server.SendAsync("POST", Operation, """
            <StructureDefinition xmlns="http://hl7.org/fhir"><url value="https://fhirref.example/test/x"/><name value="X"/><status value="draft"/><kind value="resource"/>
              <abstract value="false"/><type value="Patient"/><baseDefinition value="http://hl7.org/fhir/StructureDefinition/Patient"/><derivation value="constraint"/>
              <differential><element><path value="Patient.name"/><min value="1"/></element></differential></StructureDefinition>
            """, "application/fhir+xml", ("Accept", "application/fhir+xml"));

        Assert.Equal((200, true), (answer.Status, answer.Text.Contains("<snapshot>", StringComparison.Ordinal)));
        Assert.StartsWith("application/fhir+xml", answer.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"path":"Patient.nickname","min":1}""", "snapshot-unknown-path")]
    [InlineData("""{"path":"Patient.gender","max":"2"}""", "snapshot-max-loosened")]
    [InlineData("""{"path":"Patient.identifier","sliceName":"FNR"}""", "snapshot-slicing-missing")]
    public async Task What_cannot_be_expanded_gets_the_errors_and_where_they_are(string rows, string rule)
    {
        var answer = await server.PostAsync(Operation, Profile(rows));

        Assert.Equal(422, answer.Status);
        Assert.Equal([rule], answer.Rules);
        Assert.Equal("StructureDefinition.differential.element[0]", answer.Json["issue"]![0]!["expression"]![0]!.GetValue<string>());
        Assert.Equal(2, answer.Json["issue"]![0]!["extension"]![0]!["valueInteger"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient"}""", 400, "resource-type-mismatch")]
    [InlineData("""{"resourceType":"Parameters"}""", 400, "snapshot-of-what")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"https://fhirref.example/ukjent"}]}""", 404, "snapshot-definition-unknown")]
    [InlineData("""{"resourceType":"StructureDefinition","ukjent":1}""", 400, "structure-unknown-element")]
    [InlineData("""{"resourceType":"StructureDefinition"}""", 422, "snapshot-not-a-definition")]
    [InlineData("{", 400, "json-malformed")]
    public async Task What_is_no_definition_is_refused(string body, int status, string rule)
    {
        var answer = await server.PostAsync(Operation, body);

        Assert.Equal(status, answer.Status);
        Assert.Equal([rule], answer.Rules);
    }

    [Fact]
    public async Task A_definition_can_be_wrapped_in_parameters_or_named()
    {
        var wrapped = await server.PostAsync(Operation, $$"""{"resourceType":"Parameters","parameter":[{"name":"definition","resource":{{Profile("""{"path":"Patient.birthDate","min":1}""")}}}]}""");
        var named = await server.PostAsync(Operation, $$"""{"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"{{OwnPatient}}"}]}""");

        Assert.Equal((200, 1), (wrapped.Status, Row(wrapped, "Patient.birthDate")["min"]!.GetValue<int>()));
        Assert.Equal((200, OwnPatient), (named.Status, named.Json["url"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_capability_statement_lists_it_on_its_type_alone()
    {
        var metadata = await server.GetAsync("metadata");
        var types = metadata.Json["rest"]![0]!["resource"]!.AsArray()
            .Where(resource => resource!["operation"]!.AsArray().Any(operation => operation!["name"]!.GetValue<string>() == "snapshot"))
            .Select(resource => resource!["type"]!.GetValue<string>());

        Assert.Equal(["StructureDefinition"], types);
    }
}
