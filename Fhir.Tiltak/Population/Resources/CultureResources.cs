using System.Collections.Immutable;
using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Reports from microbiology: what grew, and what it is susceptible to.</summary>
internal static class CultureResources
{
    private const int AnsweredAfter = (2 * 24 * 60) + 45;

    private static readonly Code Microbiology = new(Systems.ReportType, "MBIO", "Medisinsk mikrobiologi");
    private static readonly Code Resistant = new(Systems.Kodeverk + "8271", "R", "Resistent");
    private static readonly Code Susceptible = new(Systems.Kodeverk + "8271", "S", "Sensitiv standarddose");

    public static void Write(Story story)
    {
        foreach (var episode in story.Course.Episodes)
            if (episode.Disease.Culture is { } culture)
                WriteReport(new(story, $"{episode.Disease.Id}-dyrkning", culture.Order, "Mistanke om infeksjon.", episode.Since, story.Minutes(), story.At(Ward.Laboratory)), culture);
    }

    private static void WriteReport(Report report, Culture culture)
    {
        ImmutableArray<(string Name, Code? Code, bool IsResistant)> agents =
            [.. culture.Agents.Select(agent => (agent.Name, agent.Code, report.Story.Dice.Hits(agent.Permille)))];
        ResultResources.WriteRequest(report);
        ResultResources.WriteSpecimen(report, culture.Material.Id, json => json.Concept("type", [culture.Material.National, culture.Material.Snomed], null));
        for (var at = 0; at < agents.Length; at++) WriteAgent(report, culture, at, agents[at]);
        WriteGrowth(report, culture, agents.Length);
        ResultResources.WriteReport(report, "final", Microbiology, AnsweredAfter, [report.SpecimenId(culture.Material.Id)], [GrowthId(report)], Conclusion(culture, agents));
    }

    private static void WriteAgent(Report report, Culture culture, int at, (string Name, Code? Code, bool IsResistant) agent) =>
        WriteObservation(report, culture, AgentId(report, at), agent.Code, agent.Name, json =>
        {
            json.Concept("valueCodeableConcept", agent.IsResistant ? Resistant : Susceptible);
            json.Concepts("interpretation", agent.IsResistant ? new Code(Systems.Interpretation, "R", "Resistant") : new Code(Systems.Interpretation, "S", "Susceptible"));
        });

    private static void WriteGrowth(Report report, Culture culture, int agents) =>
        WriteObservation(report, culture, GrowthId(report), culture.Test, culture.Order, json =>
        {
            json.Concept("valueCodeableConcept", culture.Organism, culture.Organism.Display);
            json.References("hasMember", [.. Enumerable.Range(0, agents).Select(at => $"Observation/{AgentId(report, at)}")]);
        });

    private static void WriteObservation(Report report, Culture culture, string id, Code? code, string name, Action<Files.ResourceWriter> value) =>
        report.Story.Folder.Add("Observation", id, Profile.Result("observation-lab"), json =>
        {
            json.Identifiers(Systems.Own + "resultat", id);
            json.References("basedOn", $"ServiceRequest/{report.RequestId}");
            json.Text("status", "final");
            json.Concepts("category", ResultResources.Laboratory, Microbiology);
            json.Concept("code", code is null ? [] : [code], name);
            ResultResources.WriteTimes(json, report, AnsweredAfter);
            json.Reference("specimen", $"Specimen/{report.SpecimenId(culture.Material.Id)}");
            value(json);
        });

    private static string Conclusion(Culture culture, ImmutableArray<(string Name, Code? Code, bool IsResistant)> agents)
    {
        string[] resistant = [.. agents.Where(agent => agent.IsResistant).Select(agent => agent.Name.ToLowerInvariant())];
        return resistant.Length == 0 ? $"{culture.Organism.Display}, følsom for alle undersøkte midler." : $"{culture.Organism.Display}, resistent mot {string.Join(" og ", resistant)}.";
    }

    private static string AgentId(Report report, int at) => report.Story.Id("svar", $"{report.Key}-{at + 1}");

    private static string GrowthId(Report report) => report.Story.Id("svar", report.Key);
}
