using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

/// <summary>The items an expression gave, in order; or none and the issue that ended the evaluation.</summary>
public sealed class FhirPathValues : IReadOnlyList<FhirPathValue>
{
    private readonly FhirPathValue[] items;

    private FhirPathValues(FhirPathValue[] items, Issue? issue) => (this.items, Issue) = (items, issue);

    public static FhirPathValues Empty { get; } = new([], null);

    /// <summary>Why the evaluation ended without an answer; null when it has one.</summary>
    public Issue? Issue { get; }

    [MemberNotNullWhen(true, nameof(Issue))]
    public bool IsFailed => Issue is not null;

    public int Count => items.Length;

    public FhirPathValue this[int index] => items[index];

    public ReadOnlySpan<FhirPathValue> Span => items;

    /// <summary>The items that are elements of a document.</summary>
    public IEnumerable<Element> Elements => items.Where(item => item.Kind == FhirPathKind.Element).Select(item => item.Element);

    public static FhirPathValues Of(params ReadOnlySpan<FhirPathValue> items) => items.IsEmpty ? Empty : new(items.ToArray(), null);

    public static FhirPathValues Failed(Issue issue) => new([], issue);

    public ReadOnlySpan<FhirPathValue>.Enumerator GetEnumerator() => Span.GetEnumerator();

    IEnumerator<FhirPathValue> IEnumerable<FhirPathValue>.GetEnumerator() => ((IEnumerable<FhirPathValue>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public override string ToString() => Issue?.ToString() ?? string.Join(", ", items);
}
