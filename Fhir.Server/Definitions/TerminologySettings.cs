using Fhir.Server.Transport;
using Fhir.Terminology.Remote;

namespace Fhir.Server.Definitions;

/// <param name="Folder">Full path of the folder with imported code systems; need not exist.</param>
/// <param name="Remote">Null: nobody else is asked.</param>
public sealed record TerminologySettings(string Folder, RemoteSettings? Remote)
{
    private const string Key = "FhirRef:Terminology:";

    /// <param name="dataDir">Full path.</param>
    public static TerminologySettings Read(SettingReader reader, string dataDir)
    {
        var folder = Path.GetFullPath(reader.Text(Key + "Folder") ?? "terminology", dataDir);
        return new(folder, reader.Text(Key + "Remote") is { } address ? Named(reader, address) : null);
    }

    private static RemoteSettings? Named(SettingReader reader, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var found) || !(found.Scheme == "https" || (found.Scheme == "http" && found.IsLoopback)))
        {
            reader.Problem(SettingRules.NotHttps.At(null, Key + "Remote", address));
            return null;
        }
        var settings = new RemoteSettings(found) { Timeout = TimeSpan.FromMilliseconds(reader.Number(Key + "RemoteTimeoutMs", 5000, 50, 60_000)) };
        return reader.Words(Key + "RemoteSystems") is { Count: > 0 } systems ? settings with { Systems = systems } : settings;
    }
}
