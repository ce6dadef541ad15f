using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;
using Fhir.Tiltak.Population.People;
using Fhir.Tiltak.Population.Resources;

namespace Fhir.Tiltak.Population;

/// <summary>
/// A synthetic Norwegian population as files of lines, one for each resource type. Told in one pass, one kin at a time: what is in memory does not grow with the people,
/// but for the numbers that are used on each day. The same settings give the same bytes on any machine.
/// </summary>
public static class PopulationGenerator
{
    /// <param name="path">A folder that exists and holds no files of lines.</param>
    /// <param name="told">Is told how many patients are written, now and then.</param>
    public static PopulationSummary Write(PopulationSettings settings, string path, Action<int> told, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Count, PopulationSettings.MaxCount);
        using var folder = new NdjsonFolder(path);
        var dice = new Dice(settings.Seed);
        var providers = CareProviders.For(settings.Count, dice.Fork());
        ProviderResources.WriteAll(folder, providers);
        FormResources.WriteForm(folder);
        var written = WritePeople(folder, providers, settings.Count, dice, told, cancel);
        return new(written, folder.Close(), folder.Bytes);
    }

    private static int WritePeople(NdjsonFolder folder, CareProviders providers, int count, Dice dice, Action<int> told, CancellationToken cancel)
    {
        var maker = new KinMaker(providers, new NationalNumbers(), dice.Fork(), count);
        var written = 0;
        while (maker.Next() is { } kin)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var person in kin.Members) WriteRecord(StoryOf(person, dice.Fork()));
            foreach (var tie in kin.Ties) PersonResources.WriteRelative(folder, tie);
            written += kin.Members.Length;
            told(written);
        }
        return written;

        Story StoryOf(Person person, Dice own) => new(Course.Of(person, own.Fork()), providers.CareOf(person.Household.Municipality), folder, own);
    }

    private static void WriteRecord(Story story)
    {
        PersonResources.WritePatient(story);
        var rows = new MedicineRows(story.Course, story.Dice.Fork()).Make();
        MedicineResources.Write(story, rows);
        MultidoseResources.Write(story, rows);
        LaboratoryResources.Write(story, rows);
        CultureResources.Write(story);
        ImageResources.Write(story);
        RecordResources.Write(story);
        AllergyResources.Write(story);
        CriticalResources.Write(story);
        HomeResources.Write(story);
    }
}
