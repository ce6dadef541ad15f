using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>A score as an Observation of the profile hjemme-observation-news2: every item a component, with its points or why there are none.</summary>
public sealed class News2Writer(News2Score score, News2Question question, Language language)
{
    private const string Total = "1104051000000101";

    private readonly ArrayBufferWriter<byte> output = new(4096);

    /// <summary>The Observation that says whose, and for whom, the score is: the newest of those used that does, or else the newest.</summary>
    private readonly Element newest = score.Parts.Where(part => part.Points is not null && part.Finding.Source.Exists).OrderByDescending(part => SaysWhose(part.Finding.Source))
        .ThenByDescending(part => part.Finding.Time).Select(part => part.Finding.Source).FirstOrDefault();

    public ReadOnlyMemory<byte> ToBytes(string id, DateTimeOffset now)
    {
        using var writer = new Utf8JsonWriter(output, FhirJsonWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Observation");
        WriteProfile(writer);
        WriteIdentity(writer, id);
        WriteCode(writer);
        WriteSubject(writer);
        writer.WriteString("effectiveDateTime"u8, FhirInstant.Of(Effective));
        writer.WriteString("issued"u8, FhirInstant.Of(now));
        WritePerformer(writer);
        WriteTotal(writer);
        WriteNote(writer);
        WriteSources(writer);
        writer.WriteStartArray("component"u8);
        foreach (var part in score.Parts) WritePart(writer, part);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    /// <summary>When the newest of what was used was measured.</summary>
    private DateTimeOffset Effective => score.Parts.Where(part => part.Points is not null).Select(part => part.Finding.Time).DefaultIfEmpty(TimeRange.Of(question.At)).Max() is var time ? TimeRange.ToTime(time) : default;

    private Element Organization => OrganizationOf(newest);

    private static Element OrganizationOf(Element observation) => observation.All("performer").Find(performer => performer.Child("identifier").ValueOf("system") == HomeCodes.OrganizationNumber);

    private static bool SaysWhose(Element observation) => OrganizationOf(observation).Exists && observation.Child("subject").Child("identifier").Exists;

    /// <summary>The profile wants a national number and a responsible organization; what the sources do not say the score cannot.</summary>
    private void WriteProfile(Utf8JsonWriter writer)
    {
        if (!SaysWhose(newest)) return;
        writer.WriteStartObject("meta"u8);
        writer.WriteStartArray("profile"u8);
        writer.WriteStringValue(HomeCodes.Profile("hjemme-observation-news2"));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteIdentity(Utf8JsonWriter writer, string id)
    {
        writer.WriteStartArray("identifier"u8);
        writer.WriteStartObject();
        writer.WriteString("system"u8, HomeCodes.Base + "/news2");
        writer.WriteString("value"u8, id);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("status"u8, score.Total is null ? "preliminary" : "final");
    }

    private static void WriteCode(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("category"u8);
        writer.WriteConcept("http://terminology.hl7.org/CodeSystem/observation-category", "survey", null);
        writer.WriteEndArray();
        writer.WriteConcept("code", HomeCodes.Snomed, Total, "NEWS2");
    }

    private void WriteSubject(Utf8JsonWriter writer)
    {
        if (newest.Child("subject") is { Exists: true } subject)
        {
            writer.WritePropertyName("subject"u8);
            JsonWriter.Write(subject, writer);
        }
        else if (question.Patient is { } patient)
            writer.WriteReference("subject", $"Patient/{patient}");
    }

    private void WritePerformer(Utf8JsonWriter writer)
    {
        if (!Organization.Exists) return;
        writer.WriteStartArray("performer"u8);
        JsonWriter.Write(Organization, writer);
        writer.WriteEndArray();
    }

    private void WriteTotal(Utf8JsonWriter writer)
    {
        if (score.Total is { } total) WriteScore(writer, total);
        else writer.WriteDataAbsentReason("unknown", Said("Ufullstendig: ", "Incomplete: ") + string.Join("; ", Lacking));
        writer.WriteStartArray("interpretation"u8);
        writer.WriteConcept(HomeCodes.CodeSystem("hjemme-news2-respons"), score.Response.Code, (score.Total is null ? Said("Minst: ", "At least: ") : "") + score.Response.Text(language));
        writer.WriteEndArray();
    }

    private IEnumerable<string> Lacking => score.Parts.Where(part => part.Lack is not null).Select(part => $"{Name(part)}: {Said(part.Lack!.Nb, part.Lack.En)}");

    private void WriteNote(Utf8JsonWriter writer)
    {
        if (score.Total is not null) return;
        writer.WriteStartArray("note"u8);
        writer.WriteText(Said($"Summen av det som er målt er {score.Least}; den hele skåren er minst det.", $"The sum of what was measured is {score.Least}; the whole score is at least that."));
        writer.WriteEndArray();
    }

    private void WriteSources(Utf8JsonWriter writer)
    {
        var references = score.Sources.Select(source => source.ValueOf("id")).OfType<string>().Distinct().ToList();
        if (references.Count == 0) return;
        writer.WriteStartArray("derivedFrom"u8);
        foreach (var id in references) writer.WriteReference($"Observation/{id}");
        writer.WriteEndArray();
    }

    private void WritePart(Utf8JsonWriter writer, News2Part part)
    {
        var measure = News2Measure.Of(part.Finding.Item);
        var isScale2 = part.Finding.Item == News2Item.Saturation && score.Scale == SaturationScale.Two;
        writer.WriteStartObject();
        writer.WriteConcept("code", HomeCodes.Snomed, isScale2 ? News2Measure.SaturationScale2Code : measure.ScoreCode, isScale2 ? Name(part) + Said(", skala 2", ", scale 2") : Name(part));
        if (part.Points is { } points) WriteScore(writer, points);
        else writer.WriteDataAbsentReason(part.Lack!.Reason, Said(part.Lack.Nb, part.Lack.En));
        if (part.Points is not null)
        {
            writer.WriteStartArray("interpretation"u8);
            writer.WriteText(ValueOf(part.Finding, measure));
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter writer, int points)
    {
        writer.WriteStartObject("valueQuantity"u8);
        writer.WriteNumber("value"u8, points);
        writer.WriteString("unit"u8, "poeng");
        writer.WriteString("system"u8, HomeCodes.Ucum);
        writer.WriteString("code"u8, "{score}");
        writer.WriteEndObject();
    }

    private string Name(News2Part part) => Said(News2Measure.Of(part.Finding.Item).Nb, News2Measure.Of(part.Finding.Item).En);

    private string ValueOf(Finding finding, News2Measure measure) => finding switch
    {
        { Level: { } level } => $"{level}",
        { IsOnOxygen: { } given } => given ? Said("oksygen", "oxygen") : Said("luft", "air"),
        _ => $"{finding.Amount!.Value.ToString("0.####", CultureInfo.InvariantCulture)} {measure.Unit}",
    };

    private string Said(string nb, string en) => language == Language.Nb ? nb : en;
}
