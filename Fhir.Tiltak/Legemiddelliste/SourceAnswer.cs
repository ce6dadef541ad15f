using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What one of the sources behind a lookup answered. That one fails does not take the others with it.</summary>
/// <param name="Code">In the code system of the results: 0 in order, 5 no right to look there. Null when the source was not asked.</param>
internal sealed record SourceAnswer<T>(ImmutableArray<T> Items, string? Code)
{
    public const string InOrder = "0";
    public const string NoRight = "5";

    public static readonly SourceAnswer<T> NotAsked = new([], null);

    public bool HasAnswered => Code == InOrder;

    /// <summary>The refusal only when it is not about the caller's rights: a full queue or a malformed parameter concerns the whole operation.</summary>
    public static Result<SourceAnswer<T>> Of(Result<IReadOnlyList<T>> read)
    {
        if (read.Refusal is { Status: 403 }) return new SourceAnswer<T>([], NoRight);
        return read.Refusal is { } refusal ? refusal : new SourceAnswer<T>([.. read.Value], InOrder);
    }
}
