namespace Fhir.Kernel.Search;

/// <summary>What a server decides about searching, and the caller's own wishes.</summary>
public sealed record SearchSettings
{
    /// <summary><c>Prefer: handling=strict</c>: an unknown parameter is refused instead of ignored.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The base of this server (<c>http://localhost:5080/fhir</c>): absolute references below it are local ones.</summary>
    public string? OwnBase { get; init; }

    /// <summary>For <c>ap</c> on dates, which means within ten percent of the distance from now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Answers <c>:in</c>, <c>:not-in</c>, <c>:below</c> and <c>:above</c>; null refuses them, and case never counts.</summary>
    public SearchTerminology? Terminology { get; init; }

    /// <summary>Whether <c>_contained</c> may ask for contained resources: in a search that is answered, not in a condition.</summary>
    public bool SearchesContained { get; init; }

    public int DefaultPageSize { get; init; } = SearchQuery.DefaultPageSize;

    /// <summary>A larger <c>_count</c> is cut to this.</summary>
    public int MaxPageSize { get; init; } = 1000;

    public int MaxParameters { get; init; } = 100;

    /// <summary>Alternatives (commas) in one parameter.</summary>
    public int MaxValues { get; init; } = 500;

    /// <summary>Characters of one value.</summary>
    public int MaxValueLength { get; init; } = 2000;

    /// <summary>Links in a chain, forward and reverse together.</summary>
    public int MaxChainLength { get; init; } = 4;
}
