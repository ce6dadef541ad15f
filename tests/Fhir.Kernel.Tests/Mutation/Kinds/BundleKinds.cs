using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Bundles whose entries do not fit their type, or each other. https://hl7.org/fhir/R4/bundle.html</summary>
internal static class BundleKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        Bundle("bundle: total where none belongs", "document transaction batch", bundle => bundle["total"] = 3, "bdl-1"),
        Bundle("bundle: search in what is no search", "document transaction batch", bundle => First(bundle)["search"] = new JsonObject { ["mode"] = "match" }, "bdl-2"),
        Bundle("bundle: entry of a transaction without request", "transaction batch", bundle => First(bundle).Remove("request"), "bdl-3"),
        Bundle("bundle: request in a document", "document", bundle => First(bundle)["request"] = new JsonObject { ["method"] = "GET", ["url"] = "Patient/1" }, "bdl-3"),
        Bundle("bundle: response in a document", "document", bundle => First(bundle)["response"] = new JsonObject { ["status"] = "200" }, "bdl-4"),
        Bundle("bundle: two entries with one fullUrl", "document", bundle => Entries(bundle).Add(Entries(bundle)[^1]!.DeepClone()), "bdl-7"),
        Bundle("bundle: document without an identifier", "document", bundle => bundle.Remove("identifier"), "bdl-9"),
        Bundle("bundle: document without a date", "document", bundle => bundle.Remove("timestamp"), "bdl-10"),
        Bundle("bundle: document that does not begin with a Composition", "document", bundle =>
        {
            var first = Entries(bundle)[0]!.DeepClone();
            Entries(bundle).RemoveAt(0);
            Entries(bundle).Add(first);
        }, "bdl-11"),
        Bundle("bundle: message without a MessageHeader", "document", bundle => bundle["type"] = "message", "bdl-12"),
        MutationKind.Anywhere("bundle: entry with nothing in it", spot => spot.Type == "Bundle.entry" && spot.Has("fullUrl") && !spot.Has("response"), spot =>
        {
            foreach (var name in new[] { "resource", "request", "response", "search", "link" }) spot.Object.Remove(name);
            return new("invariant-bdl-5", spot.Place);
        }),
        MutationKind.Anywhere("bundle: fullUrl of one version", spot => spot.Type == "Bundle.entry" && spot.Has("fullUrl"), spot =>
        {
            spot.Object["fullUrl"] = "https://fhirref.example/fhir/Patient/1/_history/2";
            return new("invariant-bdl-8", spot.Place);
        }),
    ];

    /// <summary>A broken invariant of the bundle itself.</summary>
    private static MutationKind Bundle(string name, string types, Action<JsonObject> damage, string key) => MutationKind.Anywhere(
        name, spot => spot.Type == "Bundle" && spot.Has("entry") && types.Split(' ').Contains(spot.Element.ValueOf("type")), spot =>
        {
            damage(spot.Object);
            return new("invariant-" + key, spot.Place);
        });

    private static JsonArray Entries(JsonObject bundle) => bundle["entry"]!.AsArray();

    private static JsonObject First(JsonObject bundle) => Entries(bundle)[0]!.AsObject();
}
