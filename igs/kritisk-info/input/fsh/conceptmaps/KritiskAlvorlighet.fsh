Instance:    kritisk-alvorlighet-til-fhir
InstanceOf:  ConceptMap
Title:       "Alvorlighet til reaction.severity"
Description: "Kjernejournals ord for alvorlighet av en reaksjon til kodene i R4 og IPS."
Usage:       #definition
* insert Map(kritisk-alvorlighet-til-fhir, KritiskAlvorlighetTilFhir, [[Kjernejournals ord for alvorlighet av en reaksjon til kodene i R4 og IPS.]])
* insert Group($kritisk-alvorlighet, $reaction-severity)
* insert From(alvorlig, Alvorlig)
* insert To(severe, equivalent)
* insert From(moderat, Moderat)
* insert To(moderate, equivalent)
* insert From(mild, Mild)
* insert To(mild, equivalent)
