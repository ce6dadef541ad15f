using System.Text.RegularExpressions;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

using Group = Fhir.Conformance.Engine.Group;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>What a home measurement says.</summary>
internal static partial class MeasurementChecks
{
    public static readonly Group Group = new("HJO-OBS", "hjemmeoppfolging", new Words("Målinger", "Measurements"),
    [
        ContentCheck.Each("HJO-OBS-001", Measurements.All, measurement => measurement.At("identifier")
            .Any(identifier => identifier.Text("system").Length > 0 && identifier.Text("value").Length > 0)
            ? null : new Words("mangler identifikator fra kilden", "lacks an identifier from its source")),
        SubjectCheck.Of("HJO-OBS-002", Measurements.All, "subject"),
        ContentCheck.Each("HJO-OBS-003", Measurements.All, measurement => measurement.HasCode("code.coding", Kodeverk.Loinc)
            ? null : new Words("mangler LOINC-kode", "lacks a LOINC code")),
        ContentCheck.Each("HJO-OBS-004", Measurements.All, measurement => measurement.HasCode("code.coding", Kodeverk.Snomed)
            ? null : new Words("mangler SNOMED CT-kode", "lacks a SNOMED CT code")),
        ContentCheck.Each("HJO-OBS-005", Measurements.All, measurement => measurement.HasCode("code.coding", Kodeverk.Loinc, Measurements.MisprintedWeight)
            ? new Words($"bruker feiltrykket {Measurements.MisprintedWeight} for kroppsvekt",
                $"uses the misprint {Measurements.MisprintedWeight} for body weight") : null),
        ContentCheck.Each("HJO-OBS-006", Measurements.Valued, measurement => Measurements.Quantities(measurement)
            .All(quantity => quantity.Text("system") == Kodeverk.Ucum && quantity.Text("code").Length > 0)
            ? null : new Words("har en enhet som ikke er kodet i UCUM", "has a unit that is not coded in UCUM")),
        ContentCheck.Each("HJO-OBS-007", Measurements.Valued, ExpectedUnit),
        ContentCheck.Each("HJO-OBS-008", Measurements.Pressures, measurement => HasComponent(measurement, Measurements.Systolic)
            && HasComponent(measurement, Measurements.Diastolic)
            ? null : new Words("har ikke både systolisk og diastolisk trykk", "does not have both systolic and diastolic pressure")),
        ContentCheck.Each("HJO-OBS-009", Measurements.All, HasZone),
        ContentCheck.Each("HJO-OBS-010", Measurements.All, measurement => measurement.At("effective[x]")
            .Select(TimeSpanned.Of).All(span => span is null || span.Start <= DateTimeOffset.UtcNow.AddDays(1))
            ? null : new Words("er tatt i framtiden", "was taken in the future")),
        ContentCheck.Each("HJO-OBS-011", Measurements.All, OrganizationAsync),
        ContentCheck.Each("HJO-OBS-012", Measurements.All, measurement => measurement.Has("value[x]") || measurement.Has("dataAbsentReason")
            || measurement.Has("component") || measurement.Has("hasMember")
            ? null : new Words("har verken verdi eller grunn til at den mangler", "has neither a value nor a reason for its absence")),
        ContentCheck.Each("HJO-OBS-013", Measurements.Glucose, measurement => Measurements.Quantities(measurement).All(quantity =>
            quantity.Text("code") == "mmol/L")
            ? null : new Words("er glukose i en annen enhet enn mmol/L", "is glucose in another unit than mmol/L")),
    ]);

    private static Words? ExpectedUnit(Node measurement)
    {
        var wrong = Measurements.Coded(measurement).FirstOrDefault(pair => Measurements.Units.TryGetValue(pair.Code, out var units)
            && pair.Quantity.Text("code") is { Length: > 0 } unit && !units.Contains(unit));
        return wrong.Code is null ? null : new Words($"har {wrong.Code} i {wrong.Quantity.Text("code")}", $"has {wrong.Code} in {wrong.Quantity.Text("code")}");
    }

    private static bool HasComponent(Node measurement, string code) =>
        measurement.At("component").Any(component => component.HasCode("code.coding", Kodeverk.Loinc, code)
            && (component.Has("valueQuantity.value") || component.Has("dataAbsentReason")));

    private static Words? HasZone(Node measurement)
    {
        var times = measurement.At("effective[x]").SelectMany(time => time.IsObject ? time.At("start").Concat(time.At("end")) : [time]).ToList();
        return times.Count > 0 && times.All(time => Zoned().IsMatch(time.Value)) ? null : new Words("har ikke tidspunkt med tidssone",
            "has no time with a time zone");
    }

    // The organisation responsible for the data, by its number: in the reference or in what it leads to.
    private static async Task<Words?> OrganizationAsync(Probe probe, Node measurement, CancellationToken cancel)
    {
        if (measurement.At("performer").Any(HasNumber)) return null;
        foreach (var performer in await ReferenceCheck.FollowAllAsync(probe, measurement, "performer", cancel))
        {
            if (HasNumber(performer) || HasNumber(performer["organization"])) return null;
            var organizations = await ReferenceCheck.FollowAllAsync(probe, performer.At("organization"), measurement, cancel);
            if (organizations.Any(HasNumber)) return null;
        }
        return new Words("navngir ingen ansvarlig virksomhet med organisasjonsnummer", "names no responsible organization with an organisation number");
    }

    private static bool HasNumber(Node node) =>
        node.At("identifier").Any(identifier => identifier.Text("system") is NationalIdentifier.OrganizationNumber or NationalIdentifier.Resh
            && identifier.Text("value").Length > 0);

    [GeneratedRegex(@"T\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Zoned();
}
