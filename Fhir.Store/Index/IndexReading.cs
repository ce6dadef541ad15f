using Fhir.Kernel.Elements;

namespace Fhir.Store.Index;

/// <summary>What the values of one resource are read with.</summary>
/// <param name="Replace">The text that is stored in place of a uri's or reference's own; null changes nothing.</param>
/// <param name="OwnBase">The base of this server, below which absolute references are local.</param>
internal sealed record IndexReading(Func<Element, string?>? Replace, string? OwnBase)
{
    /// <summary>A primitive's text as it will be stored; null without a value.</summary>
    public string? TextOf(Element element) => element.Exists ? Replace?.Invoke(element) ?? element.Value : null;
}
