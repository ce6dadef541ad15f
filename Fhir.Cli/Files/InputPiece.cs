namespace Fhir.Cli.Files;

/// <summary>What one worker takes at a time: a whole file, or some lines of one.</summary>
/// <param name="Path">As named; <c>-</c> for standard input.</param>
/// <param name="File">Which of the files it is of, from 1.</param>
/// <param name="Bytes">The whole file; empty when there are lines.</param>
/// <param name="Lines">Lines of NDJSON, which the worker gives back.</param>
/// <param name="Trouble">Why there is nothing to work on.</param>
internal sealed record InputPiece(string Path, int File, ReadOnlyMemory<byte> Bytes, LineBatch? Lines, Words? Trouble)
{
    /// <summary>Bytes read to tell whether standard input is NDJSON.</summary>
    private const int PeekBytes = 1 << 20;

    /// <summary>The pieces of files in order. Files of lines are never in memory as a whole.</summary>
    public static IEnumerable<InputPiece> Of(IReadOnlyList<string> paths, Terminal terminal) =>
        paths.SelectMany((path, at) => Of(path, at + 1, terminal));

    private static IEnumerable<InputPiece> Of(string path, int file, Terminal terminal)
    {
        if (path == InputFile.StandardInput) return OfInput(terminal.Input, file);
        if (InputFile.IsLines(path)) return OfLines(path, file, () => System.IO.File.OpenRead(path), default);
        var (bytes, trouble) = InputFile.Read(path, terminal);
        return [new(path, file, bytes, null, trouble)];
    }

    // On standard input there is no name to tell by: NDJSON it is when the first line is an object by itself and something follows.
    private static IEnumerable<InputPiece> OfInput(Stream input, int file)
    {
        var start = new byte[PeekBytes];
        var length = input.ReadAtLeast(start, PeekBytes, throwOnEndOfStream: false);
        if (InputFile.IsLines(start.AsMemory(0, length))) return OfLines(InputFile.StandardInput, file, () => input, start.AsMemory(0, length));
        if (length < PeekBytes) return [new(InputFile.StandardInput, file, start.AsMemory(0, length), null, null)];
        var (bytes, trouble) = InputFile.Read(InputFile.StandardInput, () => input, start);
        return [new(InputFile.StandardInput, file, bytes, null, trouble)];
    }

    private static IEnumerable<InputPiece> OfLines(string path, int file, Func<Stream> open, ReadOnlyMemory<byte> start)
    {
        var (source, trouble) = Try(open, path);
        if (source is null)
        {
            yield return new(path, file, default, null, trouble);
            yield break;
        }
        using var lines = LineReader.Read(source, start).GetEnumerator();
        while (true)
        {
            (var hasMore, trouble) = Try(lines.MoveNext, path);
            if (trouble is not null) yield return new(path, file, default, null, trouble);
            else if (hasMore) yield return new(path, file, default, lines.Current, null);
            if (!hasMore) break;
        }
        source.Dispose();
    }

    private static (T? Value, Words? Trouble) Try<T>(Func<T> step, string path)
    {
        try
        {
            return (step(), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (default, InputFile.Unreadable(path));
        }
    }
}
