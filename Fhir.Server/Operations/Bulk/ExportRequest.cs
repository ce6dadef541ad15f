using System.Text.Json;

namespace Fhir.Server.Operations.Bulk;

/// <summary>A checked kick-off, as it is kept with its job.</summary>
/// <param name="Url">What was asked for; the manifest repeats it.</param>
/// <param name="BaseUrl">The FHIR base the caller used; the manifest's addresses begin with it.</param>
/// <param name="Types">In the order they are written; all permitted.</param>
public sealed record ExportRequest(string Url, string BaseUrl, IReadOnlyList<string> Types)
{
    /// <summary>True for <c>/Patient/$export</c>.</summary>
    public bool IsOfPatients { get; init; }

    /// <summary>The Group of <c>/Group/{id}/$export</c>; null otherwise.</summary>
    public string? Group { get; init; }

    /// <summary>The ids of the patients the export keeps to; null for all.</summary>
    public IReadOnlyList<string>? Patients { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary><c>Type?search</c> each.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary><c>element</c> or <c>Type.element</c> each; empty for whole resources.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];

    public bool NeedsToken { get; init; }

    /// <summary>The network address of the caller, for the log of access; null when there was none.</summary>
    public string? Origin { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, BulkJson.Default.ExportRequest);

    public static ExportRequest Read(string json) => JsonSerializer.Deserialize(json, BulkJson.Default.ExportRequest)!;
}
