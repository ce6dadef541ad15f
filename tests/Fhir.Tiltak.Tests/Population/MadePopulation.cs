using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Fhir.Tiltak.Population;

namespace Fhir.Tiltak.Tests.Population;

/// <summary>A population in a folder of its own, gone afterwards.</summary>
internal sealed class MadePopulation : IDisposable
{
    private readonly ConcurrentDictionary<string, List<JsonElement>> parsed = new();
    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-population-").FullName;

    public MadePopulation(int count, ulong seed) => Summary = PopulationGenerator.Write(new(count, seed), folder, _ => { }, CancellationToken.None);

    public PopulationSummary Summary { get; }

    public IEnumerable<string> Types => Summary.Files.Select(file => Path.GetFileNameWithoutExtension(file.File));

    public IEnumerable<byte[]> Lines(string type) => File.ReadLines(FileOf(type)).Select(Encoding.UTF8.GetBytes);

    public IReadOnlyList<JsonElement> Resources(string type) => parsed.GetOrAdd(type, name => [.. File.ReadLines(FileOf(name)).Select(line => JsonElement.Parse(line))]);

    public IEnumerable<string> Texts => Types.SelectMany(type => File.ReadLines(FileOf(type)));

    public IEnumerable<JsonElement> Everything => Types.SelectMany(Resources);

    public byte[] BytesOf(string type) => File.ReadAllBytes(FileOf(type));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string FileOf(string type) => Path.Combine(folder, $"{type}.ndjson");
}
