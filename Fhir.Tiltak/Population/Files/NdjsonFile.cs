namespace Fhir.Tiltak.Population.Files;

/// <summary>A file that is written from the start and counts its lines.</summary>
internal sealed class NdjsonFile(Stream stream) : IDisposable
{
    public long Lines { get; private set; }

    /// <param name="line">With its end.</param>
    public void Add(ReadOnlySpan<byte> line)
    {
        stream.Write(line);
        Lines++;
    }

    public void Dispose() => stream.Dispose();
}
