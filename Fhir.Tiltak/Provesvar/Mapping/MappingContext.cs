using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>What the parts of one conversion share: who sent, what was decided, the Bundle that grows.</summary>
/// <param name="Sender">Tells the series of one laboratory from those of another: <c>her-90001</c>.</param>
internal sealed record MappingContext(string Sender, SvarrapportOptions Options, List<Issue> Issues)
{
    public TransactionBundle Bundle { get; init; } = new();

    /// <summary>For documents that are packed; all of a message share what may be unpacked.</summary>
    public Unpacker Documents { get; } = new();

    /// <summary>Name of the laboratory, as the assigner of its own numbers; null when it has none.</summary>
    public string? SenderName { get; init; }

    public bool IsTest { get; init; }

    /// <summary>The address of one of the sender's own series of numbers or codes.</summary>
    public string Series(string kind) => $"https://fhirref.example/no/provesvar/sid/{kind}/{Sender}";

    public void Warn(Rule rule, SourceNode? at, params string[] arguments) => Issues.Add(rule.At(at?.Expression, arguments) with { Position = at?.Position });

    /// <summary>A time that was taken; null when it is missing, or unreadable and said to be so.</summary>
    public KithTime? Time(SourceNode? node)
    {
        if (node?.Peek() is not { } text) return Nothing(node);
        if (KithTime.Parse(text) is { } time)
        {
            node.Take();
            return time;
        }
        Warn(SvarrapportRules.TimeUnreadable, node, text);
        node.Leave(LossRules.Unreadable);
        return null;
    }

    /// <summary>What an element says that is true or false (data type BL); null when it says neither.</summary>
    public static bool? Flag(SourceNode? node)
    {
        if (node?.Peek() is null) node?.Take();
        else if (node.Peek()!.ToLowerInvariant() is "true" or "false" or "1" or "0") return node.Take()!.ToLowerInvariant() is "true" or "1";
        else node.Leave(LossRules.Unreadable);
        return null;
    }

    public JsonObject? DateExtension(string name, SourceNode? node) => Time(node) is { } time ? FhirJson.Extension(ProvesvarNames.Nilar(name), "valueDateTime", time.Text) : null;

    // An empty element says nothing, and nothing of it is lost.
    private static KithTime? Nothing(SourceNode? node)
    {
        node?.Take();
        return null;
    }
}
