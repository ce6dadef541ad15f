namespace Fhir.Conformance.Engine;

/// <summary>RFC 2119 words as requirements use them. https://www.rfc-editor.org/rfc/rfc2119</summary>
public enum Level
{
    Shall,
    Should,
    May,
}

/// <summary>How it is found out that a requirement is met.</summary>
public enum Verification
{
    /// <summary>A check in this library decides it over HTTP.</summary>
    Automatic,

    /// <summary>A person declares it and shows why; <see cref="Requirement.Reason"/> says why no machine can.</summary>
    Attested,

    /// <summary>Not verified yet; <see cref="Requirement.Reason"/> says why.</summary>
    None,
}

/// <summary>Whom a requirement is for.</summary>
public enum Actor
{
    Server,
    Client,
}

/// <summary>One row of a requirements.csv.</summary>
/// <param name="Id">Such as <c>LML-SRCH-003</c>: tiltak, group, number. Never reused.</param>
/// <param name="Tiltak">A slug of the tiltak catalogue, or <c>core</c>.</param>
/// <param name="Source">Where the requirement is written: a link or the name of a document with its section.</param>
/// <param name="Reason">Why the requirement is not verified automatically; empty when it is.</param>
public sealed record Requirement(string Id, string Tiltak, Actor Actor, Level Level, Words Text, string Source, Verification Verification, string Reason)
{
    /// <summary>The part of the id that names the group: <c>LML-SRCH</c>.</summary>
    public string GroupId => Id[..Id.LastIndexOf('-')];

    public override string ToString() => $"{Id} {Level.ToString().ToUpperInvariant()}";
}
