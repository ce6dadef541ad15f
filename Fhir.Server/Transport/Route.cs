using Fhir.Server.Operability;
using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Transport;

/// <summary>Answers one request with a store that is already bound to what the caller may do.</summary>
public delegate Task<FhirResponse> Interact(FhirRequest request, IPermittedStore store, CancellationToken cancel);

/// <summary>
/// One line of the route table: a method and a path below the FHIR base. <c>{type}</c> matches the name of a resource type, <c>{id}</c> and
/// <c>{vid}</c> an id, <c>{owner}</c> the type whose compartment is searched; anything else is literal, and a literal type is the request's type.
/// </summary>
/// <param name="Needs">What the caller's permit must allow on the type; None asks nothing, and the interaction itself decides.</param>
public sealed record Route(string Method, string Pattern, Interaction Needs, Interact Interact)
{
    /// <summary>FHIR's word for the interaction, or the operation.</summary>
    public string Name { get; } = InteractionNames.Of(Method, Pattern);

    /// <summary>Canonical of an operation that a module brings; null for those the server knows itself.</summary>
    public string? Definition { get; init; }

    private readonly string[] parts = Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public int Segments => parts.Length;

    /// <summary>Whether it changes or removes what is stored.</summary>
    public bool Rewrites => (Needs & (Interaction.Update | Interaction.Delete)) != 0;

    /// <summary>Whether it is there for a type that it may be asked about.</summary>
    public bool IsFor(string type) => !Rewrites || !AppendOnly.Is(type);

    public bool Serves(IReadOnlyList<string> path) => MatchesPath(path) && (parts.Length == 0 || IsFor(path[0]));

    public bool MatchesPath(IReadOnlyList<string> path)
    {
        if (path.Count != parts.Length) return false;
        for (var at = 0; at < parts.Length; at++)
            if (!Matches(parts[at], path[at])) return false;
        return true;
    }

    public FhirRequest Fill(FhirRequest request)
    {
        var (type, id, version, owner) = ("", "", "", "");
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] == "{type}") type = request.Path[at];
            else if (at == 0 && char.IsAsciiLetterUpper(parts[at][0])) type = parts[at];
            else if (parts[at] == "{id}") id = request.Path[at];
            else if (parts[at] == "{vid}") version = request.Path[at];
            else if (parts[at] == "{owner}") owner = request.Path[at];
        }
        return request with { Type = type, Id = id, VersionId = version, Owner = owner };
    }

    // Whether a type exists and an id is spelt right is said with a better answer than "no such address".
    private static bool Matches(string part, string segment) => part switch
    {
        "{type}" or "{owner}" => segment[0] is >= 'A' and <= 'Z',
        "{id}" or "{vid}" => segment[0] is not ('$' or '_'),
        _ => part == segment,
    };
}
