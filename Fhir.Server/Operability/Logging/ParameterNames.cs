using System.Collections.Frozen;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;

namespace Fhir.Server.Operability.Logging;

/// <summary>The parameters of an address by name, for the log: names that FHIR has, since anything can be written where a name should stand.</summary>
public sealed class ParameterNames(SearchParameterSet known)
{
    private const string Other = "(other)";

    private static readonly string[] Ours =
    [
        "_format", "_pretty", "_summary", "_elements", "_count", "_sort", "_total", "_include", "_revinclude", "_has", "_type", "_filter", "_list", "_contained",
        "_containedType", "_cursor", "_since", "_at", "_explain", "profile", "mode", "url", "system", "code", "filter", "date", "offset",
    ];

    private readonly FrozenSet<string> names = known.All.Select(parameter => parameter.Code).Concat(Ours).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>With commas between, each once, without modifiers and chains; null without parameters.</summary>
    public string? In(HttpRequest request) => request.QueryString.HasValue
        ? string.Join(',', QueryText.Parse(request.QueryString.Value).Select(parameter => Known(parameter.Name)).Distinct())
        : null;

    private string Known(string name)
    {
        var end = name.AsSpan().IndexOfAny(':', '.');
        var own = end < 0 ? name : name[..end];
        return names.Contains(own) ? own : Other;
    }
}
