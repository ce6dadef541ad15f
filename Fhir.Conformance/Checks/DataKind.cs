using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>A kind of data a check needs and how it is discovered on a server whose ids and contents nobody knows beforehand.</summary>
/// <param name="Name">What it is called when there is none: «legemiddellisterader».</param>
/// <param name="Type">The resource type that is searched.</param>
/// <param name="Queries">Search queries (<c>category=laboratory</c>) tried in order; the first that brings any that fit is used.</param>
/// <param name="Fits">Tells the kind from other resources of the type.</param>
public sealed record DataKind(Words Name, string Type, ImmutableArray<string> Queries, Func<Node, bool> Fits)
{
    /// <summary>Some of this kind: the same searches, a narrower choice.</summary>
    public DataKind Where(Words name, Func<Node, bool> fits) => this with { Name = name, Fits = node => Fits(node) && fits(node) };

    /// <summary>As above, with a search that a server with much data needs to find them; the others are tried after it.</summary>
    public DataKind Where(Words name, string query, Func<Node, bool> fits) => Where(name, fits) with { Queries = Queries.Insert(0, query) };
}
