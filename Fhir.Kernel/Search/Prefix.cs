namespace Fhir.Kernel.Search;

/// <summary>How an ordered value is compared. https://hl7.org/fhir/R4/search.html#prefix</summary>
public enum Prefix
{
    /// <summary>eq, or none: the range searched for contains the resource's range.</summary>
    Equal,

    /// <summary>ne: it does not.</summary>
    NotEqual,

    /// <summary>gt: the range above the value overlaps.</summary>
    Greater,

    /// <summary>lt: the range below the value overlaps.</summary>
    Less,

    /// <summary>ge: greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>le: less or equal.</summary>
    LessOrEqual,

    /// <summary>sa: the resource's range lies above.</summary>
    StartsAfter,

    /// <summary>eb: the resource's range lies below.</summary>
    EndsBefore,

    /// <summary>ap: overlaps within ten percent.</summary>
    Approximate,
}
