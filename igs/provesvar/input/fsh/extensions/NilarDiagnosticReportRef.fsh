Extension:   NilarDiagnosticReportRef
Id:          nilar-diagnostic-report-ref
Title:       "Svarrapport"
Description: "Rapporten resultatet hører til, også for resultater som bare nås gjennom andre. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert OwnedByNhn(nilar-diagnostic-report-ref)
* . 0..1
* value[x] 1..1
* value[x] only Reference(DiagnosticReport)
