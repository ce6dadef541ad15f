using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Provesvar;

/// <summary>Laboratory and imaging reports and their results.</summary>
internal static class Results
{
    public const int ReportType = 8202;
    public const int LaboratoryCodes = 7280;

    public static readonly DataKind Reports = new(new Words("svarrapporter", "diagnostic reports"), "DiagnosticReport", [""], report =>
        report.Text("status") != "entered-in-error");

    public static readonly DataKind Finished = Reports.Where(new Words("ferdige svarrapporter", "finished diagnostic reports"),
        report => report.Text("status") is "final" or "amended" or "corrected" or "appended");

    public static readonly DataKind WithResults = Reports.Where(new Words("svarrapporter med resultater", "diagnostic reports with results"),
        report => report.Has("result"));

    public static readonly DataKind LaboratoryReports = Reports.Where(new Words("laboratoriesvar", "laboratory reports"),
        report => report.Codes("category.coding", ReportType).Any(code => code is "LAB" or "PAT"));

    public static readonly DataKind ImagingReports = Reports.Where(new Words("svar på bildeundersøkelser", "imaging reports"),
        report => report.Codes("category.coding", ReportType).Contains("BLD"));

    /// <summary>Finished, with results that a copy can have too.</summary>
    public static readonly DataKind Published = LaboratoryReports.Where(new Words("ferdige laboratoriesvar med resultater", "finished laboratory reports with results"),
        report => Finished.Fits(report) && report.Has("result"));

    public static readonly DataKind Laboratory = new(new Words("laboratorieresultater", "laboratory results"), "Observation", ["category=laboratory", ""],
        result => result.HasCode("category.coding", Kodeverk.ObservationCategory, "laboratory") && result.Text("status") != "entered-in-error"
            && !IsMeasuredAtHome(result));

    public static readonly DataKind Measured = Laboratory.Where(new Words("laboratorieresultater med målt verdi", "laboratory results with a measured value"),
        result => result.Has("valueQuantity.value"));

    public static readonly DataKind WithRange = Measured.Where(new Words("laboratorieresultater med referanseområde",
        "laboratory results with a reference range"),
        result => result.Has("referenceRange.low.value") || result.Has("referenceRange.high.value"));

    public static readonly DataKind Judged = WithRange.Where(new Words("laboratorieresultater med tolkning", "laboratory results with an interpretation"),
        result => result.Has("interpretation.coding.code"));

    public static readonly DataKind WithMembers = Laboratory.Where(new Words("resultatgrupper", "result groups"), result => result.Has("hasMember"));

    // Glucose measured at home has the category laboratory too; it says in its profile that it is no laboratory's.
    private static bool IsMeasuredAtHome(Node result) => result.At("meta.profile").Any(profile =>
        profile.Value.Contains("/hjemmeoppfolging/", StringComparison.Ordinal));
}
