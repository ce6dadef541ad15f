Instance:    provesvar-ips-diagnosticreport-minimal
InstanceOf:  ProvesvarIpsDiagnosticReport
Usage:       #example
Title:       "Minste svarrapport i en oppsummering"
Description: "Bare det IPS krever."
* status = #registered
* category.text = "Laboratoriemedisin"
* code.text = "Laboratoriesvar"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-04-14"
