using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Tests.Examples;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>What is broken: the example of each type of R4, some of them with a profile made for this, and the examples of the project's packages.</summary>
internal static class Subjects
{
    // Everything that a subject refers to by canonical: the profiles, and questionnaires among the examples.
    private static readonly LayeredSource Definitions =
        new LayeredSource([new CanonicalSet([.. TestedProfiles.All, .. R4Examples.InOrder, .. ProfilePackages.All.SelectMany(package => package.Examples).Select(example => example.Read()).OfType<Document>()]), .. ProfilePackages.All, DefinitionsPack.Core]);

    public static ProfileValidator Validator { get; } = new(Definitions, new TerminologyService(Definitions), DefinitionsPack.Core.Schema);

    /// <summary>Always in the same order.</summary>
    public static ImmutableArray<Subject> All { get; } = [.. OfR4(), .. Profiled(), .. OfPackages()];

    /// <summary>The snapshot of a profile; empty when it is not known.</summary>
    public static IEnumerable<ElementDefinition> Rows(string canonical)
    {
        if (Definitions.Find(canonical) is not { } profile) return [];
        if (StructureDefinition.Read(profile.Root) is { Snapshot.IsEmpty: false } expanded) return expanded.Snapshot;
        return TestProfiles.Rows(profile).Values;
    }

    private static IEnumerable<Subject> OfR4() => R4Examples.InOrder.Select(example => new Subject($"R4/{example.Root.Type.Name}", JsonWriter.ToBytes(example.Root)));

    private static IEnumerable<Subject> Profiled() => TestedProfiles.All.Select(profile => new Subject($"tested/{profile.Root.ValueOf("id")}", Claim(profile)));

    private static IEnumerable<Subject> OfPackages() =>
        ProfilePackages.All.SelectMany(package => package.Examples.Select(example => new Subject($"{package.Manifest.Name}/{example.Path}", example.ReadBytes())));

    /// <summary>The example of the profile's type, claiming the profile.</summary>
    private static byte[] Claim(Document profile)
    {
        var example = JsonNode.Parse(JsonWriter.ToBytes(R4Examples.All[profile.Root.ValueOf("type")!].Root))!.AsObject();
        if (example["meta"] is not JsonObject meta) example["meta"] = meta = [];
        meta["profile"] = new JsonArray(profile.Root.ValueOf("url"));
        return Draft.Bytes(example);
    }
}
