using System.Collections.Frozen;

namespace Fhir.Store.Access;

/// <summary>
/// What one caller may do, decided once per request from the token and then bound to the store: an <c>IPermittedStore</c> is a store that
/// carries a permit and asks <see cref="Permits"/> before it touches a row. Nothing behind the authorization step looks at tokens or scopes.
/// </summary>
/// <remarks>
/// The server's Authorizer makes the permit and refuses the request when its own interaction is not permitted. The store asks again for
/// every resource type the request leads it to, so that <c>_include</c>, chained parameters, transactions and operations cannot reach
/// further than the token: a search drops included resources whose type is not permitted to be read, a transaction entry is refused.
/// The seed and the server's own housekeeping use <see cref="Open"/>, and so does every caller of a server in Open mode.
/// </remarks>
public sealed record Permit
{
    /// <summary>The wildcard of a scope: every resource type.</summary>
    public const string AnyType = "*";

    private readonly FrozenDictionary<string, Interaction> byType;

    private readonly Interaction onEveryType;

    private Permit(string client, string? subject, (string Type, Interaction Allowed)[] grants)
    {
        Client = client;
        Subject = subject;
        onEveryType = Union(grants.Where(grant => grant.Type == AnyType));
        byType = grants.Where(grant => grant.Type != AnyType).GroupBy(grant => grant.Type).ToFrozenDictionary(group => group.Key, Union, StringComparer.Ordinal);
    }

    /// <summary>The client id of the token, or a word for who it is when there is no token; goes to the log.</summary>
    public string Client { get; }

    /// <summary>The token's <c>sub</c>; null when nobody is behind the client.</summary>
    public string? Subject { get; }

    /// <summary>The person behind the token; null when no token was asked for, so that nothing can be held against it.</summary>
    public TokenHolder? Holder { get; init; } = TokenHolder.Nobody;

    /// <summary>Everything on every type: no token was asked for.</summary>
    public static Permit Open { get; } = Of("open", null, [(AnyType, Interaction.All)]) with { Holder = null };

    /// <param name="grants">Resource type (or <see cref="AnyType"/>) and what is allowed on it; grants on the same type add up.</param>
    public static Permit Of(string client, string? subject, IEnumerable<(string Type, Interaction Allowed)> grants) => new(client, subject, [.. grants]);

    /// <summary>What the permit was made of: with client and subject, all there is to say about it.</summary>
    public IEnumerable<(string Type, Interaction Allowed)> Grants => byType.Select(grant => (grant.Key, grant.Value)).Prepend((AnyType, onEveryType));

    /// <summary>True when every letter of <paramref name="interaction"/> is allowed on the type.</summary>
    /// <param name="type">A resource type, or <see cref="AnyType"/> for what reaches all types (a system search), which only a wildcard grant permits.</param>
    public bool Permits(string type, Interaction interaction) => (AllowedOn(type) & interaction) == interaction;

    /// <summary>Every letter allowed on the type, those of a wildcard grant included.</summary>
    public Interaction AllowedOn(string type) => onEveryType | byType.GetValueOrDefault(type);

    /// <summary>True when at least one resource type may be reached with <paramref name="interaction"/>: the question for a batch, which is decided entry by entry.</summary>
    public bool PermitsSomewhere(Interaction interaction) =>
        (onEveryType & interaction) == interaction || byType.Values.Any(allowed => ((allowed | onEveryType) & interaction) == interaction);

    public override string ToString() =>
        $"{Client}: {string.Join(' ', byType.Select(grant => $"{grant.Key}.{grant.Value}").Prepend($"*.{onEveryType}"))}";

    /// <summary>The same for two permits of the same caller and reach, in whatever order they were granted.</summary>
    internal string Identity => $"{Client}\n{Subject}\n{onEveryType}\n"
        + string.Join('\n', byType.OrderBy(grant => grant.Key, StringComparer.Ordinal).Select(grant => $"{grant.Key}.{grant.Value}"));

    private static Interaction Union(IEnumerable<(string Type, Interaction Allowed)> grants) =>
        grants.Aggregate(Interaction.None, (sum, grant) => sum | grant.Allowed);
}
