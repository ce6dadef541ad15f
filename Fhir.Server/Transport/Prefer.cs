namespace Fhir.Server.Transport;

/// <summary>What the answer to a write holds. https://hl7.org/fhir/R4/http.html#ops</summary>
public enum ReturnPreference
{
    Representation,
    Minimal,
    OperationOutcome,
}

/// <summary>The Prefer header (RFC 7240): preferences it does not know are ignored, as the RFC asks.</summary>
/// <param name="IsStrict"><c>handling=strict</c>: an unknown search parameter is an error. https://hl7.org/fhir/R4/search.html#errors</param>
public sealed record Prefer(ReturnPreference Return, bool IsStrict)
{
    /// <summary><c>handling=lenient</c> in so many words: what is not supported may be left out of account.</summary>
    public bool IsLenient { get; init; }

    /// <summary><c>respond-async</c>: the caller will come back for the answer. https://hl7.org/fhir/R4/async.html</summary>
    public bool IsAsync { get; init; }

    public static Prefer Default { get; } = new(ReturnPreference.Representation, IsStrict: false);

    public static Prefer Parse(IEnumerable<string?> headers)
    {
        var prefer = Default;
        foreach (var preference in headers.SelectMany(header => (header ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)))
        {
            prefer = preference.ToLowerInvariant() switch
            {
                "return=minimal" => prefer with { Return = ReturnPreference.Minimal },
                "return=representation" => prefer with { Return = ReturnPreference.Representation },
                "return=operationoutcome" => prefer with { Return = ReturnPreference.OperationOutcome },
                "handling=strict" => prefer with { IsStrict = true, IsLenient = false },
                "handling=lenient" => prefer with { IsStrict = false, IsLenient = true },
                "respond-async" => prefer with { IsAsync = true },
                _ => prefer,
            };
        }
        return prefer;
    }
}
