using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access.Operations;

/// <summary>Looks into content (a Binary) before it is stored, such as for viruses.</summary>
public interface IContentScanner
{
    /// <summary>Null for content that may be stored.</summary>
    /// <param name="path">Where the content stands, for the issue.</param>
    Task<Refusal?> ScanAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel);
}
