using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Follow-up at home: the plans, the devices, and the measurements day by day.</summary>
internal static class HomeResources
{
    private const string PlanTypes = Profile.Base + "hjemmeoppfolging/CodeSystem/hjemme-plan-type";

    public static void Write(Story story)
    {
        // A measurement names the patient by a national number, so who has none is not followed.
        if (story.Person.Number.IsLocal || story.Person.Died is not null) return;
        foreach (var episode in story.Course.Episodes)
            if (episode.Disease.Home is { } program && story.Dice.Hits(program.Permille)) WriteProgram(story, episode, program);
    }

    private static void WriteProgram(Story story, Episode episode, HomeProgram program)
    {
        var days = episode.Disease.IsAcute ? story.Dice.Between(4, 7) : story.Dice.Between(10, 28);
        var first = episode.Disease.IsAcute ? episode.Since : story.End.AddDays(-days);
        WritePlans(story, episode.Disease.Id, program, first);
        foreach (var measure in program.Measures) MeasurementResources.WriteSeries(story, episode.Disease.Id, measure, first, days);
        if (program.IsWatched) AwarenessResources.WriteSeries(story, episode.Disease.Id, first, days);
        if (program.HasForm) FormResources.WriteSeries(story, episode.Disease.Id, first, days);
    }

    private static void WritePlans(Story story, string key, HomeProgram program, DateOnly start)
    {
        var plan = story.Id("plan", key);
        WritePlan(story, plan, new(PlanTypes, "behandlingsplan", "Behandlingsplan"), program, story.At(Care.Ward.Medicine).Clinician.Role, start,
            [.. program.Measures.Select(measure => $"{MeasureForm.Of(measure.Kind).Text} hjemme")], null);
        if (!program.Advice.IsEmpty)
            WritePlan(story, $"{plan}-egen", new(PlanTypes, "egenbehandlingsplan", "Egenbehandlingsplan"), program, story.Care.HomeCare.Clinician.Role, start, [.. program.Advice], plan);
    }

    private static void WritePlan(Story story, string id, Code type, HomeProgram program, string author, DateOnly start, List<string> activities, string? partOf) =>
        story.Folder.Add("CarePlan", id, Profile.Home("careplan"), json =>
        {
            json.Identifiers(Systems.Own + "plan", id);
            if (partOf is not null) json.References("partOf", $"CarePlan/{partOf}");
            json.Text("status", "active");
            json.Text("intent", "plan");
            json.Concepts("category", type);
            json.Text("title", program.Title);
            json.Text("description", program.Purpose);
            WriteSubject(json, story.Person);
            using (json.Object("period")) json.Text("start", NorwegianTime.Day(start));
            json.Reference("author", author);
            WriteActivities(json, activities);
        });

    /// <summary>By reference and by number, as the home follow-up profiles want.</summary>
    public static void WriteSubject(ResourceWriter json, Person person)
    {
        using var _ = json.Object("subject");
        json.Text("reference", person.Reference);
        using var identifier = json.Object("identifier");
        json.Identifier(person.Number.System, person.Number.Value);
    }

    private static void WriteActivities(ResourceWriter json, List<string> activities)
    {
        using var _ = json.Array("activity");
        foreach (var activity in activities)
        {
            using var one = json.Object();
            using var detail = json.Object("detail");
            json.Text("status", "in-progress");
            json.Text("description", activity);
        }
    }
}
