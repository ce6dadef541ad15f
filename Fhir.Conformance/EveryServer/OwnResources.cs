using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>
/// The resources one write check makes on the target: recognisable by tag and identifier, and deleted again whatever the check found. They hold
/// nothing about any person.
/// </summary>
internal sealed class OwnResources(Probe probe, string type)
{
    public const string TagSystem = "https://fhirref.example/no/conformance";

    /// <summary>Types tried in order; the first the target lets us create and delete is used.</summary>
    private static readonly ImmutableArray<string> Types = ["Organization", "Basic", "Patient"];

    private readonly HashSet<string> created = [];

    /// <summary>A value no other run uses.</summary>
    public string Marker { get; } = $"urn:uuid:{Guid.NewGuid()}";

    public string Type => type;

    public static readonly Claim CanBeMade = new(new Words("opprette og slette", "create and delete"), claims => Types.Any(type => IsPossible(claims, type)));

    /// <summary>The type that will be used also has the interaction.</summary>
    public static Claim CanAlso(string interaction) => new(new Words(interaction, interaction),
        claims => Types.FirstOrDefault(type => IsPossible(claims, type)) is { } type && claims.HasInteraction(type, interaction));

    public static OwnResources For(Probe probe) => new(probe, Types.First(type => IsPossible(probe.Capabilities, type)));

    /// <param name="extra">More members, each followed by a comma.</param>
    public string Json(string marker, string extra = "") => $$"""
        {"resourceType":"{{type}}",{{extra}}"meta":{"tag":[{"system":"{{TagSystem}}","code":"test"}]},{{(type == "Basic" ? """ "code":{"text":"Konformitetstest"},""" : "")}}
         "identifier":[{"system":"urn:ietf:rfc:3986","value":"{{marker}}"}]}
        """;

    public string SearchByMarker => $"{type}?identifier={Uri.EscapeDataString($"urn:ietf:rfc:3986|{Marker}")}";

    public Task<Answer> CreateAsync(CancellationToken cancel) => PostAsync(Ask.Post(type, Json(Marker)), cancel);

    /// <summary>Sends a create and remembers what it made, so that it is deleted afterwards.</summary>
    public async Task<Answer> PostAsync(Ask ask, CancellationToken cancel)
    {
        var answer = await probe.SendAsync(ask, cancel);
        if (answer.Status is 200 or 201) Remember(answer);
        return answer;
    }

    /// <summary>Forgets what the check itself deleted.</summary>
    public void Forget(string reference) => created.Remove(reference);

    public void Remember(string reference) => created.Add(reference);

    /// <summary><c>Type/id</c> of what the answer to a create says it made; empty when it does not say.</summary>
    public static string ReferenceOf(Answer answer)
    {
        var location = (answer.Header("Location") ?? answer.Header("Content-Location") ?? "").Split("/_history/")[0].Split('/');
        return location.Length >= 2 ? $"{location[^2]}/{location[^1]}" : answer.Json.Reference;
    }

    public async Task DeleteAllAsync()
    {
        foreach (var reference in created) await probe.CleanUpAsync(Ask.Delete(reference));
        // What was made against expectation (in a transaction that should have failed) carries the marker.
        var left = await probe.CleanUpAsync(Ask.Get(SearchByMarker));
        foreach (var resource in Searchset.Matches(left.Json).Where(IsOwn)) await probe.CleanUpAsync(Ask.Delete(resource.Reference));
    }

    private static bool IsOwn(Node resource) => resource.At("meta.tag").Any(tag => tag.Text("system") == TagSystem);

    private void Remember(Answer answer)
    {
        if (ReferenceOf(answer) is { Length: > 0 } reference) created.Add(reference);
    }

    private static bool IsPossible(Capabilities claims, string type) =>
        claims.HasInteraction(type, "create") && claims.HasInteraction(type, "delete") && claims.HasInteraction(type, "read");
}
