using System.Globalization;

using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>
/// One search parameter of a check: how its value is taken from a found resource, and whether a resource that came back matches it.
/// https://hl7.org/fhir/R4/search.html#ptypes
/// </summary>
/// <param name="Parameter">Name, with a modifier if there is one.</param>
/// <param name="ValueOf">The value to search for, not yet percent-encoded; empty when the resource has none.</param>
public sealed record Term(string Parameter, Func<Node, string> ValueOf, Func<Node, string, bool> Matches)
{
    /// <summary>The name without modifier, as a CapabilityStatement lists it.</summary>
    public string Name => Parameter.Split(':')[0];

    /// <param name="path">Leads to References, such as <c>subject</c>.</param>
    public static Term Reference(string parameter, string path) => new(parameter,
        node => Literal.TypeAndId(node.At(path).Select(place => place.Text("reference")).FirstOrDefault(Literal.Is, "")),
        (node, value) => MayBe(node, path, reference => Literal.TypeAndId(reference) == value));

    /// <summary>The id alone, as in <c>patient=1</c>.</summary>
    public static Term Patient(string path) => new("patient",
        node => Literal.Id(node.At(path).Select(place => place.Text("reference")).FirstOrDefault(Literal.Is, "")),
        (node, value) => MayBe(node, path, reference => Literal.Id(reference) == value));

    /// <param name="path">Leads to a code, such as <c>status</c>.</param>
    public static Term Code(string parameter, string path) => new(parameter,
        node => Escape(node.Text(path)),
        (node, value) => node.At(path).Any(place => Escape(place.Value) == value));

    /// <param name="path">Leads to Codings or Identifiers.</param>
    public static Term Token(string parameter, string path) => new(parameter,
        node => node.At(path).Select(Pair).FirstOrDefault(pair => pair.Length > 0, ""),
        (node, value) => node.At(path).Any(place => Pair(place) == value));

    /// <summary>A fixed code: <c>category=laboratory</c>.</summary>
    public static Term Fixed(string parameter, string path, string code) => new(parameter,
        node => node.At(path).Any(place => place.Text("code") == code) ? code : "",
        (node, value) => node.At(path).Any(place => place.Text("code") == value));

    /// <summary>From the day before the resource's own date begins, so that no reading of time zones leaves it out.</summary>
    public static Term From(string parameter, string path) => new(parameter,
        node => Day(node, path, -1) is { Length: > 0 } day ? $"ge{day}" : "",
        (node, value) => node.At(path).Any(place => TimeSpanned.Of(place) is { } span && span.End >= Midnight(value).AddHours(-14)));

    /// <summary>Until the day after the resource's own date begins.</summary>
    public static Term Until(string parameter, string path) => new(parameter,
        node => Day(node, path, 1) is { Length: > 0 } day ? $"le{day}" : "",
        (node, value) => node.At(path).Any(place => TimeSpanned.Of(place) is { } span && span.Start < Midnight(value).AddDays(1).AddHours(14)));

    /// <summary>https://hl7.org/fhir/R4/search.html#escaping</summary>
    public static string Escape(string value) =>
        value.Replace(@"\", @"\\").Replace(",", @"\,").Replace("$", @"\$").Replace("|", @"\|");

    private static string Pair(Node place)
    {
        var (system, code) = (place.Text("system"), place.Text("code") is { Length: > 0 } coded ? coded : place.Text("value"));
        return system.Length > 0 && code.Length > 0 ? $"{Escape(system)}|{Escape(code)}" : "";
    }

    // A server may know whom an identifier means; a reference that is only that tells us nothing.
    private static bool MayBe(Node node, string path, Func<string, bool> matches)
    {
        var literal = node.At(path).Select(place => place.Text("reference")).Where(Literal.Is).ToList();
        return literal.Count == 0 ? node.Has($"{path}.identifier") : literal.Exists(reference => matches(reference));
    }

    private static string Day(Node node, string path, int daysAway) =>
        node.At(path).Select(TimeSpanned.Of).FirstOrDefault(span => span is { HasStart: true }) is { } span
            ? span.Start.AddDays(daysAway).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static DateTimeOffset Midnight(string prefixed) =>
        DateTimeOffset.ParseExact(prefixed[2..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
