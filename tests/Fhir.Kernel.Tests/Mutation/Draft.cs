using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>A copy of a subject that is being broken, and the dice.</summary>
internal sealed class Draft(Subject subject, Random random)
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    private List<Spot>? spots;

    public Subject Subject => subject;

    public Random Random => random;

    public JsonObject Root { get; } = subject.Copy();

    public List<Spot> Spots => spots ??= Spot.All(subject.Document, Root);

    /// <summary>One of those that fit; null when none does.</summary>
    public T? Pick<T>(IEnumerable<T> candidates) where T : class
    {
        var all = candidates.ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    /// <summary>Elements with the row that a claimed profile has for them.</summary>
    public IEnumerable<Tuple<ElementDefinition, Spot>> Constrained() =>
        from row in subject.Rows
        where !row.Id!.Contains(':')
        join spot in Spots on row.Path.Replace("[x]", "") equals spot.PlainPath
        select Tuple.Create(row, spot);

    /// <summary>The draft as it now is.</summary>
    public Mutant Mutant(Expected expected) => new(Bytes(Root), expected);

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Unescaped);
}
