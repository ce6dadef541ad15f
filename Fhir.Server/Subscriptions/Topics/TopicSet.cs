using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Tiltak;

namespace Fhir.Server.Subscriptions.Topics;

/// <summary>The topics of this server: its own, those that modules bring, and those of a folder. A later topic takes the place of an earlier one with the same canonical.</summary>
public sealed class TopicSet(IEnumerable<SubscriptionTopic> topics)
{
    private const string Own = "Fhir.Server.Subscriptions.Topics.topics.json";

    public ImmutableArray<SubscriptionTopic> All { get; } = [.. topics.GroupBy(topic => topic.Url).Select(group => group.Last()).OrderBy(topic => topic.Url, StringComparer.Ordinal)];

    /// <param name="canonical">With or without a version; one that is stated must be the topic's.</param>
    public SubscriptionTopic? Find(string canonical)
    {
        var (url, version) = Canonical.Split(canonical);
        return All.FirstOrDefault(topic => topic.Url == url && (version is null || version == topic.Version));
    }

    /// <summary>The extensions by which a CapabilityStatement names the topics. https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-capabilitystatement-subscriptiontopic-canonical.html</summary>
    public void WriteClaims(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("extension"u8);
        foreach (var topic in All)
        {
            writer.WriteStartObject();
            writer.WriteString("url"u8, $"{SubscriptionCodes.Extensions}capabilitystatement-subscriptiontopic-canonical");
            writer.WriteString("valueCanonical"u8, topic.Version is null ? topic.Url : $"{topic.Url}|{topic.Version}");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <param name="folder">Files of topics, *.json; null for none.</param>
    /// <param name="problem">Told of a file that cannot be used, and of a folder that is not there.</param>
    public static TopicSet Load(string? folder, SearchParameterSet parameters, DateTimeOffset now, Action<string> problem)
    {
        var reader = new TopicReader(parameters, now);
        var topics = new List<SubscriptionTopic>();
        Take("", OwnText());
        foreach (var module in TiltakModules.All.Where(module => !module.Topics.IsEmpty)) Take(module.Slug, module.Topics);
        if (folder is not null && !Directory.Exists(folder)) problem($"{folder} is not there");
        else if (folder is not null)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)) Take(Path.GetFileName(file), File.ReadAllBytes(file));
        }
        return new TopicSet(topics);

        void Take(string name, ReadOnlyMemory<byte> json)
        {
            var (read, wrong) = reader.Read(json);
            topics.AddRange(read);
            if (wrong is not null) problem($"{name}: {wrong}");
        }
    }

    private static byte[] OwnText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Own)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
