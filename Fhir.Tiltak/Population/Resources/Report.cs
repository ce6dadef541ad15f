using Fhir.Tiltak.Population.Care;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>A report that is being told.</summary>
/// <param name="Key">Of this report among the person's.</param>
/// <param name="Taken">When the specimen was taken or the image made: minutes into the day.</param>
/// <param name="Answerer">The department that answers.</param>
internal sealed record Report(Story Story, string Key, string Order, string Reason, DateOnly Day, int Taken, Department Answerer)
{
    public string RequestId { get; } = Story.Id("rekvisisjon", Key);

    public string Id { get; } = Story.Id("rapport", Key);

    public string SpecimenId(string material) => Story.Id("prove", $"{Key}-{material}");

    public string At(int minutesAfter) => NorwegianTime.At(Day, Taken + minutesAfter);
}
