using System.Globalization;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>Scores, alarms and pointers: what is made of measurements, and where they are.</summary>
internal static class FollowUpChecks
{
    private const string News2 = "1104051000000101";
    private const string DataTypes = "/CodeSystem/hjemme-datatype";

    /// <summary>What NEWS2 looks at.</summary>
    private const int Parts = 7;

    private static readonly DataKind Scores = new(new Words("NEWS2-skårer", "NEWS2 scores"), "Observation", [$"code={Uri.EscapeDataString($"{Kodeverk.Snomed}|{News2}")}"],
        score => score.HasCode("code.coding", Kodeverk.Snomed, News2));

    private static readonly DataKind Totals = Scores.Where(new Words("NEWS2-skårer med sum", "NEWS2 scores with a total"), score => score.Has("valueQuantity.value"));

    private static readonly DataKind Alarms = new(new Words("varsler", "alarms"), "DetectedIssue", [""], _ => true);

    private static readonly DataKind FollowedUp = Alarms.Where(new Words("varsler som er fulgt opp", "alarms that were followed up"), alarm => alarm.At("mitigation").Count() > 1);

    private static readonly DataKind Pointers = new(new Words("pekere til data", "pointers to data"), "List", [""],
        list => list.At("code.coding").Any(coding => coding.Text("system").EndsWith(DataTypes, StringComparison.Ordinal)));

    public static readonly Group Group = new("HJO-FLW", "hjemmeoppfolging", new Words("Skårer, varsler og pekere", "Scores, alarms and pointers"),
    [
        ContentCheck.Each("HJO-FLW-001", Totals, score => Points(score.At("valueQuantity")) == Points(score.At("component.valueQuantity"))
            ? null : new Words("har en sum som ikke er summen av delene", "has a total that is not the sum of its parts")),
        ContentCheck.Each("HJO-FLW-002", Scores, score => score.At("component").Count() == Parts
            && score.At("component").All(part => part.Has("valueQuantity.value") || part.Has("dataAbsentReason"))
            ? null : new Words("sier ikke om alle delene hva de er eller hvorfor de mangler", "does not say of every part what it is or why it is missing")),
        SubjectCheck.Of("HJO-FLW-003", Alarms, "patient"),
        ContentCheck.Has("HJO-FLW-004", Alarms, "code"),
        ContentCheck.Has("HJO-FLW-005", Alarms, "identified[x]"),
        ContentCheck.Each("HJO-FLW-006", FollowedUp, alarm => IsInOrder(alarm)
            ? null : new Words("har oppfølging i uorden", "has a follow-up that is out of order")),
        ContentCheck.Each("HJO-FLW-007", Pointers, pointer => pointer.Has("note") || pointer.Has("contained") || pointer.Has("text") || pointer.Has("title")
            ? new Words("har mer i seg enn en peker", "holds more than a pointer") : null),
        ContentCheck.Each("HJO-FLW-008", Pointers, pointer => pointer.At("extension.valueReference.identifier")
            .Any(identifier => identifier.Text("system") == NationalIdentifier.OrganizationNumber && identifier.Text("value").Length > 0)
            ? null : new Words("sier ikke hvilken virksomhet som har dataene", "does not say which organization holds the data")),
    ]);

    private static decimal Points(IEnumerable<Node> quantities) =>
        quantities.Sum(quantity => decimal.TryParse(quantity.Text("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var points) ? points : 0);

    private static bool IsInOrder(Node alarm)
    {
        var times = alarm.At("mitigation.date").Select(TimeSpanned.Of).OfType<TimeSpanned>().Select(span => span.Start).ToList();
        return times.Zip(times.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
