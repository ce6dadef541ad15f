using System.Text;
using System.Text.Json.Nodes;
using Fhir.Profiles;
using Fhir.Tiltak.Seed;
using Fhir.Tiltak.Tests.Population;

namespace Fhir.Tiltak.Tests.National;

/// <summary>Everything the project makes that a national profile may have a say in, by where it comes from.</summary>
internal static class NationalInstances
{
    private const int People = 300;
    private const ulong PopulationSeed = 20261129;

    /// <summary>The slugs of the guides, <c>seed</c> and <c>population</c>.</summary>
    public static IEnumerable<string> Sources => [.. TiltakCatalog.All.Select(tiltak => tiltak.Slug), "seed", "population"];

    public static IEnumerable<JsonObject> Of(string source) => source switch
    {
        "seed" => SeedTransaction.Cases.SelectMany(ResourcesOf),
        "population" => Population(),
        _ => ProfilePackages.Of(TiltakCatalog.Find(source)!)!.Examples.Select(example => Parse(example.ReadBytes())),
    };

    /// <summary>How many resources of national types there are within, each made to claim its national profile and no other: so they are judged where they stand.</summary>
    public static int Claim(JsonNode? node) => node switch
    {
        JsonArray items => items.Sum(Claim),
        JsonObject fields => fields.Sum(field => Claim(field.Value)) + ClaimOf(fields),
        _ => 0,
    };

    private static int ClaimOf(JsonObject fields)
    {
        if (fields["resourceType"] is not JsonValue type) return 0;
        var meta = fields["meta"]?.AsObject() ?? [];
        meta.Remove("profile");
        var isNational = NationalProfiles.OfTypes.TryGetValue(type.GetValue<string>(), out var profile);
        if (isNational) meta["profile"] = new JsonArray(profile);
        fields.Remove("meta");
        if (meta.Count > 0) fields["meta"] = meta;
        return isNational ? 1 : 0;
    }

    private static IEnumerable<JsonObject> ResourcesOf(string name)
    {
        using var stream = typeof(SeedTransaction).Assembly.GetManifestResourceStream(name)!;
        return [.. JsonNode.Parse(stream)!["entry"]!.AsArray().Select(entry => entry!["resource"]!.DeepClone().AsObject())];
    }

    private static List<JsonObject> Population()
    {
        using var village = new MadePopulation(People, PopulationSeed);
        return [.. village.Types.SelectMany(village.Lines).Select(Parse)];
    }

    private static JsonObject Parse(byte[] json) => JsonNode.Parse(Encoding.UTF8.GetString(json))!.AsObject();
}
