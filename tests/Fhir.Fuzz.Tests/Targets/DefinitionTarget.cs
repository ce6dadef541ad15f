using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Snapshot;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Fuzz.Tests.Targets;

/// <summary>Profiles, value sets and code systems from strangers: expanding them, and validating with them.</summary>
internal sealed class DefinitionTarget : FuzzTarget
{
    private static readonly Document Instance = Material.Parse("""
        {
          "resourceType": "Observation", "id": "a", "status": "final", "code": { "coding": [ { "system": "http://loinc.org", "code": "8867-4" } ] },
          "subject": { "reference": "Patient/1" }, "valueQuantity": { "value": 72, "unit": "/min", "system": "http://unitsofmeasure.org", "code": "/min" },
          "component": [ { "code": { "text": "a" }, "valueString": "b", "extension": [ { "url": "http://example.org/a", "valueString": "c" } ] } ]
        }
        """);

    public override string Name => "definition";

    public override IGrain Grain { get; } = new JsonGrain();

    public override IEnumerable<byte[]> Seeds =>
    [
        .. Material.Profiles.Select(WithoutSnapshot),
        Material.Utf8("""
            {
              "resourceType": "ValueSet", "url": "https://fhirref.example/fuzz/ValueSet/a", "version": "1.0.0", "status": "draft",
              "compose": { "include": [ { "system": "http://hl7.org/fhir/administrative-gender", "concept": [ { "code": "male" } ] }, { "valueSet": [ "http://hl7.org/fhir/ValueSet/observation-status" ] },
                { "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "filter": [ { "property": "concept", "op": "is-a", "value": "_ActEncounterCode" } ] } ],
                "exclude": [ { "system": "http://hl7.org/fhir/observation-status", "filter": [ { "property": "code", "op": "regex", "value": "f.*" } ] } ] }
            }
            """),
        Material.Utf8("""
            {
              "resourceType": "CodeSystem", "url": "https://fhirref.example/fuzz/CodeSystem/a", "status": "active", "content": "complete", "caseSensitive": false, "valueSet": "https://fhirref.example/fuzz/ValueSet/b",
              "property": [ { "code": "parent", "type": "code" } ],
              "concept": [ { "code": "a", "display": "A", "designation": [ { "language": "nb", "value": "Å" } ], "concept": [ { "code": "b" }, { "code": "c", "property": [ { "code": "parent", "valueCode": "b" } ] } ] } ]
            }
            """),
    ];

    // The generator makes it anew; what is broken in it would not be looked at.
    private static byte[] WithoutSnapshot(Document document)
    {
        var profile = JsonNode.Parse(document.Source.Span)!.AsObject();
        profile.Remove("snapshot");
        return JsonSerializer.SerializeToUtf8Bytes(profile);
    }

    public override IReadOnlyList<byte[]> Dictionary { get; } =
    [
        .. Material.Words,
        .. "slicing discriminator $this resolve() extension('a') ofType(Quantity) value[x] sliceName a/b Observation.component:a Observation.value[x]:valueQuantity contentReference #Observation.referenceRange min max * 0 1 fixedCode patternCodeableConcept constraint expression (((((( descendants() repeat(children()) conformsTo('a') memberOf('b') targetProfile compose include filter is-a regex (a+)+$ concept property exists expansion contains baseDefinition differential snapshot derivation constraint specialization logical abstract"
            .Split(' ').Select(Material.Utf8),
    ];

    // A profile may constrain a whole resource, and its snapshot then has several hundred rows.
    public override (long Base, long PerByte) MemoryBound => (512 << 20, 65_536);

    public override string Run(byte[] input)
    {
        var parsed = JsonParser.Parse(input, Material.Schema);
        if (parsed.Document is not { } document) return Material.Answer(parsed.Issues);

        var source = new LayeredSource(new CanonicalSet([document]), ProfilePackages.WithCore);
        var snapshot = SnapshotGenerator.Generate(document, source);
        IReadOnlyList<Issue> issues = snapshot.IsValue ? [] : snapshot.Refusal.Issues;
        if (snapshot.IsValue) Require(JsonParser.Parse(snapshot.Value, Material.Schema).Document is not null, "the snapshot is no resource");

        var terminology = new TerminologyService(source);
        var validator = new ProfileValidator(source, terminology, Material.Schema);
        var url = document.Root.ValueOf("url");
        var found = validator.Validate(Instance, new ValidationOptions { Profiles = url is null ? [] : [url] });
        if (document.Root.Type.Name == "ValueSet" && url is not null) terminology.Expand(url);
        return $"{Material.Answer(parsed.Issues)} / {Material.Answer(issues)} / {Material.Answer(found)}";
    }
}
