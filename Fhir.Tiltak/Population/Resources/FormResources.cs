using Fhir.Tiltak.Population.Files;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>The daily form: the form itself, the answers, and the score that is the sum of two of them.</summary>
internal static class FormResources
{
    private const string Url = Systems.Own + "Questionnaire/dagsform";
    private const string Version = "1.0";
    private const int EveryDays = 3;

    private static readonly Code Survey = new(Systems.Hl7 + "observation-category", "survey", "Survey");
    private static readonly Code Score = new(Systems.Loinc, "74465-6");
    private static readonly Unit Points = new("poeng", "{score}");

    public static void WriteForm(NdjsonFolder folder) =>
        folder.Add("Questionnaire", "skjema-pop-dagsform", Profile.Home("questionnaire"), json =>
        {
            json.Text("url", Url);
            json.Text("version", Version);
            json.Text("name", "Dagsform");
            json.Text("title", "Dagsform");
            json.Text("status", "active");
            using (json.Array("subjectType")) json.Value("Patient");
            using var _ = json.Array("item");
            WriteQuestion(json, "pust", "Hvor tungpusten er du i dag, fra 0 (ikke) til 3 (svært)?");
            WriteQuestion(json, "hoste", "Hvor mye hoster du, fra 0 (ikke) til 3 (svært mye)?");
        });

    public static void WriteSeries(Story story, string key, DateOnly first, int days)
    {
        for (var day = 0; day < days; day += EveryDays)
        {
            var (breath, cough) = (story.Dice.Below(4), story.Dice.Below(4));
            var when = NorwegianTime.At(first.AddDays(day), (8 * 60) + story.Dice.Below(60));
            var form = story.Id("dagsform", $"{key}-{day + 1}");
            WriteAnswers(story, form, when, breath, cough);
            WriteScore(story, story.Id("skar", $"{key}-{day + 1}"), form, when, breath + cough);
        }
    }

    private static void WriteQuestion(ResourceWriter json, string id, string text)
    {
        using var _ = json.Object();
        json.Text("linkId", id);
        json.Text("text", text);
        json.Text("type", "integer");
        json.Truth("required", true);
    }

    private static void WriteAnswers(Story story, string id, string when, int breath, int cough) =>
        story.Folder.Add("QuestionnaireResponse", id, Profile.Home("questionnaireresponse"), json =>
        {
            using (json.Object("identifier")) json.Identifier(Systems.Own + "skjema", id);
            json.Text("questionnaire", $"{Url}|{Version}");
            json.Text("status", "completed");
            HomeResources.WriteSubject(json, story.Person);
            json.Text("authored", when);
            json.Reference("author", story.Person.Reference);
            json.Reference("source", story.Person.Reference);
            using var _ = json.Array("item");
            WriteAnswer(json, "pust", breath);
            WriteAnswer(json, "hoste", cough);
        });

    private static void WriteAnswer(ResourceWriter json, string id, int value)
    {
        using var _ = json.Object();
        json.Text("linkId", id);
        using var answers = json.Array("answer");
        using var answer = json.Object();
        json.Number("valueInteger", value);
    }

    private static void WriteScore(Story story, string id, string form, string when, int sum) =>
        story.Folder.Add("Observation", id, Profile.Home("observation-skar"), json =>
        {
            json.Identifiers(Systems.Own + "maaling", id);
            json.Text("status", "final");
            json.Concepts("category", Survey);
            json.Concept("code", Score, "Dagsform, sum");
            HomeResources.WriteSubject(json, story.Person);
            json.Text("effectiveDateTime", when);
            MeasurementResources.WritePerformers(json, story, story.Person.Reference);
            json.Quantity("valueQuantity", sum, Points);
            json.Concepts("interpretation", sum >= 5 ? new Code(Systems.Interpretation, "A", "Abnormal") : new Code(Systems.Interpretation, "N", "Normal"));
            json.References("derivedFrom", $"QuestionnaireResponse/{form}");
        });
}
