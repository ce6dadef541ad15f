namespace Fhir.Kernel.Definitions;

/// <summary>
/// The layout of the definitions pack, shared between the build tool that writes it and the kernel that reads it (the tool links this file).
/// <code>
/// magic (8 bytes) | input hash (32 bytes) | per section: offset, length (two little-endian Int32) | sections
/// table section = count of strings | strings (length, UTF-8) | rows            numbers are 7-bit encoded
/// blocks section = one Brotli stream per resource, found through the rows of the entries section
/// </code>
/// </summary>
internal static class PackFormat
{
    public const string ResourceName = "definitions.pack";

    public const int HashLength = 32;

    public const int SectionCount = (int)PackSection.Blocks + 1;

    public const int HeaderLength = 8 + HashLength + SectionCount * 8;

    public static ReadOnlySpan<byte> Magic => "R4PACK01"u8;
}

internal enum PackSection
{
    Schema,
    Entries,
    SearchParameters,
    Compartments,
    Bindings,
    Blocks,
}
