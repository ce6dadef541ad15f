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
    private int lineStart;

    public SourcePosition Locate(ReadOnlySpan<byte> source, int target)
    {
        target = Math.Clamp(target, 0, source.Length);
        if (target < offset) (offset, lines, lineStart) = (0, 0, 0);
        var passed = source[offset..target];
        lines += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is var last and >= 0) lineStart = offset + last + 1;
        offset = target;
        return new SourcePosition(lines + 1, target - lineStart + 1);
    }
}
