using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access.Operations;

/// <summary>
/// The parameters of an operation, from the address (GET) or a Parameters resource (POST), or a body that is itself the operation's one resource. Reading
/// collects what is wrong; ask <see cref="Problems"/> when all is read. https://hl7.org/fhir/R4/operations.html#executing
/// </summary>
public sealed class OperationInput
{
    private readonly ILookup<string, string> texts;
    private readonly ILookup<string, Element> elements;
    private readonly List<Issue> problems = [];

    private OperationInput(ILookup<string, string> texts, ILookup<string, Element> elements) => (this.texts, this.elements) = (texts, elements);

    public IReadOnlyList<Issue> Problems => problems;

    /// <summary>Unknown parameters are refused when the client wants to be told (<c>Prefer: handling=strict</c>) and else ignored.</summary>
    /// <param name="body">What was posted; null for nothing.</param>
    /// <param name="known">The names of the operation's parameters; a resource that is the whole body goes by its own name: <c>valueSet</c> for a ValueSet.</param>
    public static Result<OperationInput> Of(IReadOnlyList<QueryParameter> query, Document? body, bool isStrict, params ReadOnlySpan<string> known)
    {
        var elements = body is null ? [] : Parts(body.Root);
        var input = new OperationInput(query.ToLookup(pair => pair.Name, pair => pair.Value), elements.ToLookup(pair => pair.Name, pair => pair.Element));
        return isStrict && input.Unknown(known) is { } unknown ? Refusal.BadRequest(ParameterRules.ParameterUnknown.At(null, unknown)) : input;
    }

    /// <summary>The values of a parameter as text; one that is no primitive is a problem.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        foreach (var element in elements[name].Where(element => !element.IsPrimitive)) Blame(element, name, "a primitive");
        return [.. texts[name], .. elements[name].Select(element => element.Value).OfType<string>()];
    }

    /// <summary>Null when it is not there; more than one is a problem.</summary>
    public string? Text(string name)
    {
        var values = Texts(name);
        if (values.Count > 1) problems.Add(ParameterRules.ParameterRepeated.At(null, name));
        return values.Count == 0 ? null : values[0];
    }

    /// <summary>Null when it is not there.</summary>
    public bool? Flag(string name)
    {
        if (Text(name) is not { } text) return null;
        if (text is "true" or "false") return text == "true";
        problems.Add(ParameterRules.ParameterInvalid.At(null, name, text, "true, false"));
        return null;
    }

    /// <summary>0 or more; null when it is not there.</summary>
    public int? Number(string name)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Add(ParameterRules.ParameterInvalid.At(null, name, text, "0, 1, 2 ..."));
        return null;
    }

    /// <summary>A moment with date, time and zone (without one: UTC); null when it is not there.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text) return null;
        // A '+' that was not escaped arrives as a blank.
        if (text.Contains('T') && DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
        problems.Add(ParameterRules.ParameterInvalid.At(name, name, text, "2024-01-31T12:00:00Z"));
        return null;
    }

    /// <summary>A parameter of a complex type or a resource; default when it is not there. Such a one cannot stand in an address.</summary>
    public Element Value(string name, string type)
    {
        if (texts.Contains(name)) problems.Add(ParameterRules.ParameterComplex.At(null, name, type));
        var element = elements[name].FirstOrDefault();
        if (!element.Exists || element.Type.Name == type) return element;
        Blame(element, name, type);
        return default;
    }

    /// <summary>The values of a parameter that may repeat; those of another type are problems.</summary>
    public IReadOnlyList<Element> Values(string name, string type)
    {
        foreach (var element in elements[name].Where(element => element.Type.Name != type)) Blame(element, name, type);
        return [.. elements[name].Where(element => element.Type.Name == type)];
    }

    /// <summary>Whether the parameter stands in the address.</summary>
    public bool IsInAddress(string name) => texts.Contains(name);

    /// <summary>Parameters that have parts of their own.</summary>
    public IEnumerable<Element> Groups(string name) => elements[name].Where(element => element.Type.Name == "Parameters.parameter");

    public void Refuse(Issue issue) => problems.Add(issue);

    private static List<(string Name, Element Element)> Parts(Element body)
    {
        if (body.Type.Name != "Parameters") return [(char.ToLowerInvariant(body.Type.Name[0]) + body.Type.Name[1..], body)];
        var parts = new List<(string, Element)>();
        foreach (var parameter in body.ChildrenNamed("parameter"))
        {
            if (parameter.ValueOf("name") is not { } name) continue;
            var content = parameter.Child("value") is { Exists: true } value ? value : parameter.Child("resource");
            parts.Add((name, content.Exists ? content : parameter));
        }
        return parts;
    }

    private string? Unknown(ReadOnlySpan<string> known)
    {
        foreach (var name in texts.Select(group => group.Key).Concat(elements.Select(group => group.Key)))
            if (!known.Contains(name) && name is not ("_format" or "_pretty")) return name;
        return null;
    }

    private void Blame(Element element, string name, string wanted) => problems.Add(ParameterRules.ParameterType.At(element.Path, name, element.Type.Name, wanted));
}
