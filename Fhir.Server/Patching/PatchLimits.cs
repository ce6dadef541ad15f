using Fhir.Kernel.Elements;

namespace Fhir.Server.Patching;

/// <summary>What a patch may cost: copies make a document grow faster than the patch that orders them.</summary>
/// <param name="MaxCopied">Bytes that all copies of a JSON Patch add together.</param>
/// <param name="MaxRead">Bytes that a FHIRPath Patch has read again between its operations.</param>
/// <param name="MaxDepth">Objects and arrays inside each other.</param>
public sealed record PatchLimits(int MaxOperations, long MaxCopied, long MaxRead, int MaxDepth)
{
    /// <summary>Of all the paths of one FHIRPath Patch together.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    /// <summary>Nodes that all the selectors of one XML Patch may look at.</summary>
    public const long MaxVisited = 20_000_000;

    /// <summary>An element inside another is an array and an object deeper in JSON.</summary>
    public static PatchLimits Of(ParseLimits limits) => new(1000, limits.MaxBytes, limits.MaxBytes * 8L, (limits.MaxDepth * 2) + 2);
}
