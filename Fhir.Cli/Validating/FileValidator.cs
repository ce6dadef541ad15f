using System.Collections.Immutable;

using Fhir.Cli.Files;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;

namespace Fhir.Cli.Validating;

/// <summary>Holds the resources of a file to R4, to the profiles they claim and to those the caller names.</summary>
internal sealed class FileValidator(ICanonicalSource definitions, ImmutableArray<string> profiles, TerminologyProviders terminology)
{
    private readonly ProfileValidator validator = new(definitions, new TerminologyService(definitions, terminology), DefinitionsPack.Core.Schema);
    private readonly ValidationOptions options = new() { Profiles = profiles };

    /// <summary>One verdict per resource: several for NDJSON, one for anything else.</summary>
    public IEnumerable<Verdict> Validate(string path, ReadOnlyMemory<byte> bytes) => IsLines(path, bytes) ? Lines(path, bytes)
        : [Of(path, null, InputFile.Parse(bytes))];

    private Verdict Of(string path, int? line, ParseResult parsed) =>
        new(path, line, parsed.Document is { } document ? [.. parsed.Issues, .. validator.Validate(document, options)] : parsed.Issues);

    private IEnumerable<Verdict> Lines(string path, ReadOnlyMemory<byte> bytes)
    {
        for (var (number, rest) = (1, bytes); !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!line.Span.TrimEnd("\r \t"u8).IsEmpty) yield return Of(path, number, InputFile.Parse(line));
        }
    }

    // https://hl7.org/fhir/uv/bulkdata/export.html: one resource a line. On standard input there is no name to tell it by.
    private static bool IsLines(string path, ReadOnlyMemory<byte> bytes)
    {
        if (path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)) return true;
        var end = bytes.Span.IndexOf((byte)'\n');
        return path == InputFile.StandardInput && end > 0 && !bytes.Span[(end + 1)..].TrimStart(" \t\r\n"u8).IsEmpty
            && InputFile.Parse(bytes[..end]).Document is not null && InputFile.Parse(bytes).Document is null;
    }
}
