using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// The parts of a complex extension: their names mean something inside its definition only, so a name that the definition does not have means nothing.
/// https://hl7.org/fhir/R4/extensibility.html#Extension
/// </summary>
internal static class ExtensionParts
{
    /// <param name="part">An extension within an extension, with a name for url.</param>
    public static void Check(Element part, ValidationRun run)
    {
        if (SlicingAround(part, run) is not { End: not SlicingEnd.Closed } slicing || SliceOf(part, slicing, run) is not null) return;
        run.Report(part, ValidationRules.ExtensionPart, Encoding.UTF8.GetString(Url(part, run)), Encoding.UTF8.GetString(Url(part.Parent, run)));
    }

    /// <summary>Null when the definition around is not known or names no parts.</summary>
    private static SlicingRules? SlicingAround(Element part, ValidationRun run) => Definition(part.Parent, run)?.Find(part.NameId)?.Slicing;

    private static ElementRules? Definition(Element extension, ValidationRun run)
    {
        if (IsAbsolute(Url(extension, run))) return run.Book.Extension(Url(extension, run))?.Root;
        if (extension.Parent.Type != run.Names.ExtensionType) return null;
        return SlicingAround(extension, run) is { } slicing ? SliceOf(extension, slicing, run)?.Element : null;
    }

    private static SliceRules? SliceOf(Element part, SlicingRules slicing, ValidationRun run)
    {
        foreach (var slice in slicing.Slices)
            if (slice.Has(part, run)) return slice;
        return null;
    }

    private static ReadOnlySpan<byte> Url(Element extension, ValidationRun run) => extension.Child(run.Names.Url).Utf8Value;

    private static bool IsAbsolute(ReadOnlySpan<byte> url) => url.IndexOf((byte)':') > 0;
}
