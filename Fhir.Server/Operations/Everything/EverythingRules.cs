using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations.Everything;

/// <summary>https://hl7.org/fhir/R4/patient-operation-everything.html</summary>
public static class EverythingRules
{
    public static readonly Rule OfEverybody = new("everything-of-everybody", Severity.Error, IssueCode.TooCostly,
        "$everything gis for én pasient om gangen; alle pasienters data hentes med Patient/$export",
        "$everything is given for one patient at a time; the data of all patients are had by Patient/$export", "https://hl7.org/fhir/R4/patient-operation-everything.html");

    public static readonly ImmutableArray<Rule> All = [OfEverybody];
}
