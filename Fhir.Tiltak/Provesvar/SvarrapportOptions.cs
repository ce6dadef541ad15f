namespace Fhir.Tiltak.Provesvar;

/// <param name="KeepDocuments">Whether documents that came with the report are part of the answer; else the report says that they exist.</param>
public sealed record SvarrapportOptions(bool KeepDocuments = false)
{
    public static SvarrapportOptions Default { get; } = new();
}
