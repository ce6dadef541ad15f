namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Narratives with what browsers would run, or with nothing to read. https://hl7.org/fhir/R4/narrative.html#rules</summary>
internal static class NarrativeKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        Within("script", "<script>alert(1)</script>"), Within("event", "<p onclick=\"alert(1)\">a</p>"), Within("frame", "<iframe src=\"https://fhirref.example\"></iframe>"),
        Within("style element", "<style>p { color: red }</style>"), Within("form", "<form action=\"https://fhirref.example\"><input name=\"a\" /></form>"),
        Within("object", "<object data=\"a\"></object>"), Within("link element", "<link rel=\"stylesheet\" href=\"a.css\" />"),
        Within("javascript link", "<a href=\"javascript:alert(1)\">a</a>"),
        Whole("unclosed element", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><b>a</div>", "primitive-format"),
        Whole("no div", "<p xmlns=\"http://www.w3.org/1999/xhtml\">a</p>", "primitive-format|narrative-content"),
        Whole("plain text", "Kari Fjellheim", "primitive-format"),
        Whole("empty div", "<div xmlns=\"http://www.w3.org/1999/xhtml\"></div>", "invariant-txt-2"),
        Whole("div with white space", "<div xmlns=\"http://www.w3.org/1999/xhtml\"> <p>\n</p> </div>", "invariant-txt-2"),
        Whole("no namespace", "<div><p>a</p></div>", "primitive-format|narrative-content"),
        Whole("document type", "<!DOCTYPE div [<!ENTITY a \"b\">]><div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>", "primitive-format"),
    ];

    private static MutationKind Within(string name, string markup) => Narrative(name, div => div[..^"</div>".Length] + markup + "</div>", "narrative-content");

    private static MutationKind Whole(string name, string div, string rule) => Narrative(name, _ => div, rule);

    private static MutationKind Narrative(string name, Func<string, string> damage, string rule) =>
        MutationKind.At("narrative: " + name, spot => spot.Type == "xhtml", spot =>
        {
            spot.Put(damage(spot.Node!.GetValue<string>()));
            return new(rule, spot.Place);
        });
}
