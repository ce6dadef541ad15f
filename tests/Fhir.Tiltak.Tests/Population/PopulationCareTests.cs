using System.Security.Cryptography;
using System.Text.Json;

namespace Fhir.Tiltak.Tests.Population;

/// <summary>That what people have, take and are told hangs together.</summary>
public sealed class PopulationCareTests : IClassFixture<PopulationTests.Town>
{
    private readonly PopulationTests.Town town;

    public PopulationCareTests(PopulationTests.Town town) => this.town = town;

    private IEnumerable<JsonElement> Rows => town.People.Resources("MedicationStatement");

    [Fact]
    public void Nobody_who_reacts_to_penicillin_takes_one()
    {
        var allergic = town.People.Resources("AllergyIntolerance").Where(allergy => Text(allergy, "code", "text") == "Penicillin").Select(allergy => Text(allergy, "patient", "reference")).ToHashSet();

        Assert.NotEmpty(allergic);
        Assert.Contains(Rows, row => AtcOf(row).StartsWith("J01C", StringComparison.Ordinal));
        Assert.DoesNotContain(Rows, row => allergic.Contains(SubjectOf(row)) && AtcOf(row).StartsWith("J01C", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("W78", "A10BK C09 C10A C03DA B01A M01A J01EA N03AG")]   // a pregnancy and what harms the fetus
    [InlineData("R96", "C07")]                                          // asthma and beta blockers
    [InlineData("K77", "M01A")]                                         // heart failure and what holds water back
    [InlineData("U99", "A10BA A10BK C03DA M01A")]                       // kidneys that do not work and what they must let out
    public void Nobody_takes_what_an_illness_speaks_against(string illness, string classes)
    {
        var ill = Rows.Where(row => ReasonOf(row) == illness).Select(SubjectOf).ToHashSet();

        Assert.NotEmpty(ill);
        Assert.DoesNotContain(Rows.Where(row => ill.Contains(SubjectOf(row))), row => classes.Split(' ').Any(AtcOf(row).StartsWith));
    }

    [Fact]
    public void Nobody_who_takes_a_blood_thinner_takes_what_makes_them_bleed()
    {
        var thinned = Rows.Where(row => AtcOf(row) is "B01AF02" or "B01AA03").Select(SubjectOf).ToHashSet();

        Assert.Contains(Rows, row => AtcOf(row) is "B01AC06");
        Assert.DoesNotContain(Rows, row => thinned.Contains(SubjectOf(row)) && AtcOf(row) is "B01AC06" or "M01AE01");
    }

    [Theory]
    [InlineData("J01CE02", "mikstur", 0, 11)]
    [InlineData("J01CE02", "tablett", 12, 150)]
    [InlineData("J01FA01", "mikstur", 0, 11)]
    [InlineData("N05CF01", "tablett", 18, 150)]
    [InlineData("N06AB10", "tablett", 18, 150)]
    [InlineData("R03DC03", "tablett", 15, 150)]
    public void A_medicine_is_of_a_form_for_the_age(string atc, string form, int from, int until)
    {
        var names = town.People.Resources("Medication").ToDictionary(medicine => $"Medication/{Text(medicine, "id")}", medicine => Text(medicine, "code", "text")!);
        var takers = Rows.Where(row => AtcOf(row) == atc && names[Text(row, "medicationReference", "reference")!].Contains(form, StringComparison.Ordinal)).Select(SubjectOf).ToList();

        Assert.NotEmpty(takers);
        Assert.All(takers, taker => Assert.InRange(AgeOf(taker), from, until));
    }

    [Fact]
    public void Nobody_who_may_become_pregnant_takes_valproate()
    {
        var takers = Rows.Where(row => AtcOf(row) == "N03AG01").Select(SubjectOf).ToList();

        Assert.NotEmpty(takers);
        Assert.DoesNotContain(takers, taker => Text(PatientOf(taker), "gender") == "female" && AgeOf(taker) is >= 12 and < 50);
    }

    [Fact]
    public void A_course_is_taken_as_often_as_its_medicine_is()
    {
        var courses = Rows.Where(row => AtcOf(row) is "J01AA02" or "J01EA01").ToList();

        Assert.NotEmpty(courses);
        Assert.All(courses, row => Assert.Equal(AtcOf(row) == "J01AA02" ? 1 : 2, row.GetProperty("dosage")[0].GetProperty("timing").GetProperty("repeat").GetProperty("frequency").GetInt32()));
    }

    [Fact]
    public void Of_a_traveller_nothing_is_known_but_what_they_came_with()
    {
        var travellers = town.People.Resources("Patient").Where(patient => !Text(patient.GetProperty("identifier")[0], "system")!.StartsWith("urn:oid", StringComparison.Ordinal)).Select(patient => $"Patient/{Text(patient, "id")}").ToHashSet();

        Assert.NotEmpty(travellers);
        Assert.All(Rows.Where(row => travellers.Contains(SubjectOf(row)) && ReasonOf(row) is not null), row => Assert.True(string.CompareOrdinal(Text(row, "effectivePeriod", "start"), "2026-08-01") > 0));
    }

    [Fact]
    public void High_blood_pressure_is_not_called_uncomplicated_in_who_has_the_heart_harmed()
    {
        var harmed = Rows.Where(row => ReasonOf(row) is "K77" or "K76").Select(SubjectOf).ToHashSet();

        Assert.Contains(Rows, row => ReasonOf(row) == "K87");
        Assert.DoesNotContain(Rows, row => ReasonOf(row) == "K86" && harmed.Contains(SubjectOf(row)));
    }

    [Fact]
    public void Siblings_are_born_apart_or_on_one_day_and_have_names_of_their_own()
    {
        var children = town.People.Resources("RelatedPerson").Where(relative => RelationOf(relative) == "mor").GroupBy(NumberOf, relative => PatientOf(Text(relative, "patient", "reference")!)).ToList();
        var pairs = children.SelectMany(siblings => siblings.SelectMany((one, index) => siblings.Skip(index + 1).Select(other => (one, other)))).ToList();

        Assert.Contains(pairs, pair => Text(pair.one, "birthDate") == Text(pair.other, "birthDate"));
        Assert.All(pairs, pair => Assert.True(Math.Abs(DateOnly.Parse(Text(pair.one, "birthDate")!).DayNumber - DateOnly.Parse(Text(pair.other, "birthDate")!).DayNumber) is 0 or >= 299));
        Assert.All(pairs, pair => Assert.NotEqual(GivenOf(pair.one), GivenOf(pair.other)));
    }

    [Fact]
    public void A_mother_of_an_infant_is_not_pregnant()
    {
        var mothers = town.People.Resources("RelatedPerson").Where(relative => RelationOf(relative) == "mor" && string.CompareOrdinal(Text(PatientOf(Text(relative, "patient", "reference")!), "birthDate"), "2025-11-16") > 0)
            .Select(NumberOf).ToHashSet();
        var pregnant = Rows.Where(row => ReasonOf(row) == "W78").Select(row => NumberOf(PatientOf(SubjectOf(row)))).ToList();

        Assert.NotEmpty(mothers);
        Assert.NotEmpty(pregnant);
        Assert.DoesNotContain(pregnant, mothers.Contains);
    }

    [Fact]
    public void Every_medicine_is_used_by_somebody() =>
        Assert.Equal([], town.People.Resources("Medication").Select(medicine => $"Medication/{Text(medicine, "id")}").Except(Rows.Select(row => Text(row, "medicationReference", "reference")!)));

    [Fact]
    public void Who_is_watched_has_all_that_is_measured_for_a_NEWS2_on_the_same_day()
    {
        string[] parts = ["Respirasjonsfrekvens", "Oksygenmetning", "Blodtrykk", "Puls", "Kroppstemperatur"];
        var measured = town.People.Resources("Observation").Select(observation => $"{SubjectOf(observation)} {Text(observation, "code", "text")} {Text(observation, "effectiveDateTime")?[..10]}").ToHashSet();
        var watched = town.People.Resources("Observation").Where(observation => Text(observation, "code", "text") == "Bevissthet (ACVPU)").ToList();

        Assert.NotEmpty(watched);
        Assert.All(watched, observation => Assert.All(parts, part => Assert.Contains($"{SubjectOf(observation)} {part} {Text(observation, "effectiveDateTime")![..10]}", measured)));
    }

    [Fact]
    public void Nobody_uses_the_same_medicine_twice_nor_two_that_thin_the_blood()
    {
        var active = Rows.Where(row => Text(row, "status") == "active").GroupBy(SubjectOf).ToList();

        Assert.All(active, rows => Assert.Equal(rows.Count(), rows.Select(row => Text(row, "medicationReference", "reference")).Distinct().Count()));
        Assert.All(active, rows => Assert.InRange(rows.Count(row => AtcOf(row) is "B01AF02" or "B01AA03"), 0, 1));
    }

    [Fact]
    public void A_replaced_row_points_to_an_active_one_of_the_same_medicine()
    {
        var rows = Rows.ToDictionary(row => $"MedicationStatement/{Text(row, "id")}");
        var replaced = rows.Values.Where(row => Text(row, "status") == "completed").ToList();

        Assert.NotEmpty(replaced);
        Assert.All(replaced, row =>
        {
            var next = rows[Text(row.GetProperty("partOf")[0], "reference")!];
            Assert.Equal((Text(row, "medicationReference", "reference"), Text(row, "effectivePeriod", "end")), (Text(next, "medicationReference", "reference"), Text(next, "effectivePeriod", "start")));
        });
    }

    [Fact]
    public void No_row_was_stopped_more_than_ninety_days_ago_while_its_patient_lives()
    {
        var dead = town.People.Resources("Patient").Where(patient => patient.TryGetProperty("deceasedDateTime", out _)).Select(patient => $"Patient/{Text(patient, "id")}").ToHashSet();
        var stopped = Rows.Where(row => !dead.Contains(SubjectOf(row))).Select(row => Text(row, "effectivePeriod", "end")).OfType<string>();

        Assert.NotEmpty(dead);
        Assert.All(stopped, end => Assert.InRange(DateOnly.Parse(end), new DateOnly(2026, 8, 17), new DateOnly(2026, 11, 15)));
    }

    [Fact]
    public void Who_takes_warfarin_has_INR_answers_after_it_was_begun()
    {
        var answers = town.People.Resources("Observation").Where(answer => Text(answer, "code", "text") == "P-INR").ToLookup(SubjectOf, answer => Text(answer, "effectiveDateTime")!);
        var warfarin = Rows.Where(row => AtcOf(row) == "B01AA03" && Text(row, "status") == "active").ToList();

        Assert.NotEmpty(warfarin);
        Assert.All(warfarin, row => Assert.Equal(3, answers[SubjectOf(row)].Count(when => string.CompareOrdinal(when, Text(row, "effectivePeriod", "start")) >= 0)));
    }

    [Fact]
    public void An_answer_is_about_the_patient_of_its_report_and_its_specimen()
    {
        var subjects = town.People.Everything.Where(resource => resource.TryGetProperty("subject", out _)).ToDictionary(resource => $"{Text(resource, "resourceType")}/{Text(resource, "id")}", SubjectOf);
        var reports = town.People.Resources("DiagnosticReport").ToList();

        Assert.All(reports, report => Assert.All(Targets(report, "result").Concat(Targets(report, "specimen")).Concat(Targets(report, "basedOn")), target => Assert.Equal(SubjectOf(report), subjects[target])));
    }

    [Fact]
    public void A_document_has_the_size_and_the_sum_of_its_content()
    {
        var contents = town.People.Resources("Binary").ToDictionary(binary => $"Binary/{Text(binary, "id")}", binary => binary.GetProperty("data").GetBytesFromBase64());

        Assert.All(town.People.Resources("DocumentReference").Select(document => document.GetProperty("content")[0].GetProperty("attachment")), attachment =>
        {
            var content = contents[Text(attachment, "url")!];
            Assert.Equal((content.Length, Sha1(content)), (attachment.GetProperty("size").GetInt32(), Text(attachment, "hash")));
        });
    }

    [Fact]
    public void A_blocked_address_is_written_nowhere()
    {
        var without = town.People.Resources("Patient").Count(patient => !patient.TryGetProperty("address", out _));

        Assert.InRange(without, 1, 100);
    }

    [Fact]
    public void A_child_is_younger_than_its_parents_and_has_them_as_guardians()
    {
        var born = town.People.Resources("Patient").ToDictionary(patient => $"Patient/{Text(patient, "id")}", patient => Text(patient, "birthDate")!);
        var parents = town.People.Resources("RelatedPerson").Where(relative => RelationOf(relative) is "mor" or "far").ToList();

        Assert.NotEmpty(parents);
        Assert.All(parents, parent => Assert.True(string.CompareOrdinal(Text(parent, "birthDate"), born[Text(parent, "patient", "reference")!]) < 0));
        Assert.All(parents.Where(parent => string.CompareOrdinal(born[Text(parent, "patient", "reference")!], "2009") > 0), parent => Assert.Equal(2, parent.GetProperty("relationship").GetArrayLength()));
    }

    [Fact]
    public void What_is_measured_at_home_has_a_device_a_plan_and_some_beyond_the_target()
    {
        var measured = town.People.Resources("Observation").Where(observation => observation.TryGetProperty("device", out _)).ToList();
        var planned = town.People.Resources("CarePlan").Select(SubjectOf).ToHashSet();

        Assert.All(measured, observation => Assert.Contains(SubjectOf(observation), planned));
        Assert.Contains(measured, observation => InterpretationOf(observation) == "H");
        Assert.Contains(measured, observation => InterpretationOf(observation) == "L");
        Assert.Contains(measured, observation => InterpretationOf(observation) == "N");
    }

#pragma warning disable CA5350 // The sum document sharing uses.
    private static string Sha1(byte[] content) => Convert.ToBase64String(SHA1.HashData(content));
#pragma warning restore CA5350

    private string AtcOf(JsonElement row) => Atc[Text(row, "medicationReference", "reference")!];

    private Dictionary<string, string> Atc => atc ??= town.People.Resources("Medication").ToDictionary(medicine => $"Medication/{Text(medicine, "id")}",
        medicine => medicine.GetProperty("code").GetProperty("coding").EnumerateArray().Where(coding => Text(coding, "system") == "http://www.whocc.no/atc").Select(coding => Text(coding, "code")!).FirstOrDefault(""));

    private Dictionary<string, string>? atc;

    private Dictionary<string, JsonElement>? patients;

    private JsonElement PatientOf(string reference) => (patients ??= town.People.Resources("Patient").ToDictionary(patient => $"Patient/{Text(patient, "id")}"))[reference];

    /// <summary>In whole years on the day the story is told.</summary>
    private int AgeOf(string reference)
    {
        var born = DateOnly.Parse(Text(PatientOf(reference), "birthDate")!);
        return 2026 - born.Year - (born.AddYears(2026 - born.Year) > new DateOnly(2026, 11, 15) ? 1 : 0);
    }

    private static string NumberOf(JsonElement resource) => Text(resource.GetProperty("identifier")[0], "value")!;

    /// <summary>Of a newborn without a name its id.</summary>
    private static string GivenOf(JsonElement patient) => patient.GetProperty("name")[0].TryGetProperty("given", out var given) ? given[0].GetString()! : Text(patient, "id")!;

    private static string SubjectOf(JsonElement resource) => Text(resource, "subject", "reference")!;

    private static string? ReasonOf(JsonElement row) => row.TryGetProperty("reasonCode", out var reasons) ? Text(reasons[0].GetProperty("coding")[0], "code") : null;

    private static string? RelationOf(JsonElement relative) => Text(relative.GetProperty("relationship")[0].GetProperty("coding")[0], "code");

    private static string? InterpretationOf(JsonElement observation) => Text(observation.GetProperty("interpretation")[0].GetProperty("coding")[0], "code");

    private static IEnumerable<string> Targets(JsonElement resource, string name) => resource.TryGetProperty(name, out var all) ? all.EnumerateArray().Select(one => Text(one, "reference")!) : [];

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (!element.TryGetProperty(name, out element)) return null;
        return element.GetString();
    }
}
