using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>Line and column from a byte offset; computed only when an issue needs them.</summary>
internal static class SourceText
{
    public static SourcePosition Locate(ReadOnlySpan<byte> source, int offset)
    {
        var before = source[..Math.Clamp(offset, 0, source.Length)];
        var line = before.Count((byte)'\n') + 1;
        return new SourcePosition(line, before.Length - before.LastIndexOf((byte)'\n'));
    }
}

/// <summary>Locates offsets that mostly grow without counting the same lines again.</summary>
internal struct LineCounter
{
    private int offset;
    private int lines;

    public SourcePosition Locate(ReadOnlySpan<byte> source, int target)
    {
        target = Math.Clamp(target, 0, source.Length);
        if (target < offset) (offset, lines) = (0, 0);
        lines += source[offset..target].Count((byte)'\n');
        offset = target;
        return new SourcePosition(lines + 1, target - source[..target].LastIndexOf((byte)'\n'));
    }
}
