using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;

namespace Fhir.Server.Authorization;

/// <summary>What came of asking who is calling and what they may do: a permit to bind the store to, or the refusal to answer with.</summary>
public sealed record AuthorizationOutcome
{
    private AuthorizationOutcome()
    {
    }

    public Permit? Permit { get; private init; }

    public AccessRefusal? Refusal { get; private init; }

    [MemberNotNullWhen(true, nameof(Permit))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsPermitted => Permit is not null;

    public static implicit operator AuthorizationOutcome(Permit permit) => new() { Permit = permit };

    public static implicit operator AuthorizationOutcome(AccessRefusal refusal) => new() { Refusal = refusal };
}

/// <summary>A refusal of access: what the caller is told, the headers that go with it, and what the log is told.</summary>
/// <param name="Refusal">Status and issues for the caller; it says little.</param>
/// <param name="Reason">The rule that was broken, for the log.</param>
public sealed record AccessRefusal(Refusal Refusal, Issue Reason)
{
    /// <summary>The value of WWW-Authenticate; null when the answer is no challenge.</summary>
    public string? Challenge { get; init; }

    /// <summary>When trying again may help; null when it will not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Sets WWW-Authenticate and Retry-After as they apply; what is refused is never cached.</summary>
    public void AddHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        if (Challenge is not null) headers.WWWAuthenticate = Challenge;
        if (RetryAfter is { } wait) headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}
