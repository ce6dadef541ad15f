using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>The time zones of the IANA database, as the operating system has it. https://www.iana.org/time-zones</summary>
internal sealed class TimeZones : ICodeGrammar
{
    private const int LongestName = 64;

    // A name is a path below the database; what is no plain name never reaches the file system.
    public bool IsCode(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > LongestName || !Ascii.IsValid(text) || text[0] == '/' || text.IndexOf(".."u8) >= 0 || text.Contains((byte)'\\')) return false;
        return TimeZoneInfo.TryFindSystemTimeZoneById(Encoding.ASCII.GetString(text), out var zone) && zone.HasIanaId;
    }
}
