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

    /// <summary>Of a preference that is stated more than once the first counts; a value may be quoted. https://www.rfc-editor.org/rfc/rfc7240#section-2</summary>
    public static Prefer Parse(IEnumerable<string?> headers)
    {
        var (prefer, stated) = (Default, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var preference in headers.SelectMany(header => (header ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)))
        {
            var (name, value) = preference.IndexOf('=', StringComparison.Ordinal) is var at && at < 0
                ? (preference, "")
                : (preference[..at].TrimEnd(), preference[(at + 1)..].Trim().Trim('"'));
            if (stated.Add(name)) prefer = prefer.With(name.ToLowerInvariant(), value.ToLowerInvariant());
        }
        return prefer;
    }

    private Prefer With(string name, string value) => (name, value) switch
    {
        ("return", "minimal") => this with { Return = ReturnPreference.Minimal },
        ("return", "representation") => this with { Return = ReturnPreference.Representation },
        ("return", "operationoutcome") => this with { Return = ReturnPreference.OperationOutcome },
        ("handling", "strict") => this with { IsStrict = true },
        ("handling", "lenient") => this with { IsLenient = true },
        ("respond-async", _) => this with { IsAsync = true },
        _ => this,
    };
}
