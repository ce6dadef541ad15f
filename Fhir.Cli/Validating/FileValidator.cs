using System.Collections.Immutable;
using System.Globalization;

using Fhir.Cli.Files;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;

namespace Fhir.Cli.Validating;

/// <summary>Holds the resources of a file to R4, to the profiles they claim and to those the caller names. Thread-safe.</summary>
internal sealed class FileValidator(ICanonicalSource definitions, ImmutableArray<string> profiles, TerminologyProviders terminology)
{
    private readonly ProfileValidator validator = new(definitions, new TerminologyService(definitions, terminology), DefinitionsPack.Core.Schema);
    private readonly ValidationOptions options = new() { Profiles = profiles };

    /// <summary>One verdict per resource: one for each line of NDJSON, one for any other file. None for a piece that could not be read.</summary>
    public (InputPiece Piece, IReadOnlyList<Verdict> Verdicts) Validate(InputPiece piece)
    {
        if (piece.Trouble is not null) return (piece, []);
        if (piece.Lines is null) return (piece, [Of(piece.Path, null, InputFile.Parse(piece.Bytes))]);
        using var lines = piece.Lines;
        return (piece, Of(piece.Path, lines));
    }

    private List<Verdict> Of(string path, LineBatch batch)
    {
        if (batch.SkippedBytes > 0) return [new(path, batch.FirstLine, [ParseRules.LimitBytes.At(null, Text(batch.SkippedBytes), Text(LineReader.MaxLineBytes))])];
        var verdicts = new List<Verdict>();
        foreach (var (number, text) in batch.Lines()) verdicts.Add(Of(path, number, InputFile.Parse(text)));
        return verdicts;
    }

    private Verdict Of(string path, int? line, ParseResult parsed) =>
        new(path, line, parsed.Document is { } document ? [.. parsed.Issues, .. validator.Validate(document, options)] : parsed.Issues);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
