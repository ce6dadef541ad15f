ValueSet:    ProvesvarReportTypeVS
Id:          provesvar-report-type
Title:       "Type svarrapport"
Description: "Alle fagområder i kodeverk 8202."
* insert Metadata(draft)
* include codes from system $kodeverk-8202
