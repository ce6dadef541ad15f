using System.Globalization;
using System.Text;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Remote;

/// <summary>A value set that only the other server knows.</summary>
internal sealed class RemoteValueSet(string canonical, RemoteClient client) : IProvidedValueSet
{
    private const int LongestCode = 200;

    private readonly string url = canonical.Split('|', 2)[0];
    private readonly string? version = canonical.Split('|', 2) is [_, var wanted] ? wanted : null;

    public Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        if (code.IsEmpty || code.Length > LongestCode || system.Length > LongestCode) return Verdict.NotChecked;
        var (systemText, codeText) = (Encoding.UTF8.GetString(system), Encoding.UTF8.GetString(code));
        return RemoteParameters.Verdict(client.Get("ValueSet/$validate-code", ("url", url), ("valueSetVersion", version), ("code", codeText),
            ("system", systemText.Length > 0 ? systemText : null), ("inferSystem", systemText.Length > 0 ? null : "true")));
    }

    public ExpandedPage? Select(ConceptQuery query, int offset, int count)
    {
        var answer = client.Get("ValueSet/$expand", ("url", url), ("valueSetVersion", version), ("filter", query.Text), ("activeOnly", query.IsActiveOnly ? "true" : null),
            ("offset", offset.ToString(CultureInfo.InvariantCulture)), ("count", count.ToString(CultureInfo.InvariantCulture)));
        return RemoteParameters.Expansion(answer) is { } page ? new ExpandedPage([.. page.Concepts.Select(row => new ExpandedConcept(row.System, null, row.Concept.Code, row.Concept.Display) { IsInactive = row.Concept.IsInactive })], page.Total) : null;
    }
}
