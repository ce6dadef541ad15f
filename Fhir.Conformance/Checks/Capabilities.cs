using System.Collections.Frozen;

using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>
/// What the target says of itself in its CapabilityStatement. One that cannot be read claims everything: then the checks find out, rather than all
/// being left out. https://hl7.org/fhir/R4/capabilitystatement.html
/// </summary>
public sealed class Capabilities
{
    private readonly FrozenDictionary<string, Node> types;
    private readonly Node rest;

    private Capabilities(Node statement)
    {
        Statement = statement;
        rest = statement.At("rest").FirstOrDefault(part => part.Text("mode") == "server");
        types = rest.At("resource").GroupBy(resource => resource.Text("type")).ToFrozenDictionary(group => group.Key, group => group.First());
    }

    public static readonly Capabilities Unknown = new(default);

    public static Capabilities Of(Answer answer) =>
        answer.Status is >= 200 and < 300 && answer.Json.ResourceType == "CapabilityStatement" ? new Capabilities(answer.Json) : Unknown;

    /// <summary>Missing when the CapabilityStatement could not be read.</summary>
    public Node Statement { get; }

    public bool IsKnown => Statement.Exists;

    public IEnumerable<string> Types => types.Keys;

    public bool HasType(string type) => !IsKnown || types.ContainsKey(type);

    public bool HasInteraction(string type, string code) => !IsKnown || Resource(type).At("interaction.code").Any(found => found.Value == code);

    public bool HasSystemInteraction(string code) => !IsKnown || rest.At("interaction.code").Any(found => found.Value == code);

    /// <summary>A parameter of the type, or one of those that are listed for all types.</summary>
    public bool HasSearch(string type, string parameter) => !IsKnown || SearchNames(type).Contains(parameter);

    public bool HasOperation(string type, string name) =>
        !IsKnown || Resource(type).At("operation.name").Concat(rest.At("operation.name")).Any(found => found.Value.TrimStart('$') == name);

    /// <summary>True for <c>xml</c> when it or any media type ending in it is listed.</summary>
    public bool HasFormat(string format) => !IsKnown || Statement.At("format").Any(found => found.Value == format || found.Value.Contains($"+{format}"));

    /// <summary>The code of a property such as conditionalRead; empty when it is not stated.</summary>
    public string Stated(string type, string property) => Resource(type).Text(property);

    public IEnumerable<string> SupportedProfiles(string type) => Resource(type).At("supportedProfile").Select(profile => profile.Value);

    public IEnumerable<string> Includes(string type) => Resource(type).At("searchInclude").Select(include => include.Value);

    /// <summary>The values of an extension of a type's entry.</summary>
    public IEnumerable<string> Extensions(string type, string url) =>
        Resource(type).At("extension").Where(extension => extension.Text("url") == url).Select(extension => extension.Text("value[x]"));

    private IEnumerable<string> SearchNames(string type) =>
        Resource(type).At("searchParam.name").Concat(rest.At("searchParam.name")).Select(name => name.Value);

    private Node Resource(string type) => types.GetValueOrDefault(type);
}
