using System.Collections.Immutable;

namespace Fhir.Kernel.Search.Words;

/// <summary>What <c>_text</c> and <c>_content</c> ask for. https://hl7.org/fhir/R4/search.html#content</summary>
public abstract record WordQuery;

/// <summary>Words that follow each other.</summary>
/// <param name="Words">At least one, folded.</param>
/// <param name="IsPrefix">The last word may go on: <c>hjerte*</c>.</param>
public sealed record PhraseQuery(ImmutableArray<string> Words, bool IsPrefix) : WordQuery;

/// <param name="Parts">At least two.</param>
public sealed record AllQuery(ImmutableArray<WordQuery> Parts) : WordQuery;

/// <param name="Parts">At least two.</param>
public sealed record AnyQuery(ImmutableArray<WordQuery> Parts) : WordQuery;
