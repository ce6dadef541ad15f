using System.Globalization;
using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Store.Resources;

/// <summary>
/// A resource's JSON, written off the writer's thread with a guess at its version. The writer knows the version and the time only when it is the
/// resource's turn; it writes them over the guess, which is a matter of a few bytes.
/// </summary>
internal sealed class StampedBody
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int TimeLength = 24;

    private readonly byte[] json;
    private readonly int versionStart;
    private readonly int versionLength;
    private readonly byte[]? rest;

    private StampedBody(byte[] json)
    {
        this.json = json;
        // The first meta is the resource's own, since the writer puts it before every other object; inside a string the quotes would be escaped.
        versionStart = json.AsSpan().IndexOf(Start) + Start.Length;
        versionLength = json.AsSpan(versionStart).IndexOf((byte)'"');
        if (versionStart < Start.Length || !json.AsSpan(versionStart + versionLength).StartsWith(Between))
            throw new InvalidOperationException("The resource was written without the server's meta.");
        if (json.Length > StoredBody.PlainCurrent) rest = StoredBody.Deflate(json.AsSpan(StampEnd));
    }

    // Where what is known only to the writer ends.
    private int StampEnd => versionStart + versionLength + Between.Length + TimeLength;

    private static ReadOnlySpan<byte> Start => "\"meta\":{\"versionId\":\""u8;

    private static ReadOnlySpan<byte> Between => "\",\"lastUpdated\":\""u8;

    public int Length => json.Length;

    public static StampedBody Write(Element resource, string id, long guess, Func<Element, string?>? replace) => new(JsonWriter.ToBytes(resource,
        new JsonEdit { Id = id, VersionId = guess.ToString(CultureInfo.InvariantCulture), LastUpdated = DateTimeOffset.UnixEpoch, Replace = replace }));

    /// <summary>The JSON with its version and time. The body is used up.</summary>
    public byte[] Stamp(long version, DateTimeOffset time)
    {
        var text = version.ToString(CultureInfo.InvariantCulture);
        var stamped = text.Length == versionLength ? json : Widen(text.Length);
        Encoding.ASCII.GetBytes(text, stamped.AsSpan(versionStart));
        var timeStart = versionStart + text.Length + Between.Length;
        time.UtcDateTime.TryFormat(stamped.AsSpan(timeStart, TimeLength), out _, TimeFormat, CultureInfo.InvariantCulture);
        return stamped;
    }

    /// <summary>What lies in the row for a body that was stamped: packed when it is large and gains by it.</summary>
    public byte[] ToRow(byte[] stamped)
    {
        var beginning = StampEnd + stamped.Length - json.Length;
        return rest is null || rest.Length + beginning >= stamped.Length ? stamped : StoredBody.Join(stamped.AsSpan(0, beginning), stamped.Length, rest);
    }

    private byte[] Widen(int length)
    {
        var wide = new byte[json.Length - versionLength + length];
        json.AsSpan(0, versionStart).CopyTo(wide);
        json.AsSpan(versionStart + versionLength).CopyTo(wide.AsSpan(versionStart + length));
        return wide;
    }
}
