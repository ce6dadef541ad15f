Instance:    hjemme-stats
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "Statistikk"
Description: "Observation-stats i R4, med vinduer i tillegg."
* insert OperationMetadata(hjemme-stats, stats, false, 2026-11-29)
* name = "HjemmeStats"
* title = "Statistikk"
* description = "Observation-stats i R4, med vinduer i tillegg. Regnes av indeksen, så lange serier går fort. Verdier med «mindre enn» og verdier uten UCUM-enhet regnes ikke med; andre enheter regnes om til enheten til den nyeste målingen. For et panel svares det om hver av delene."
* base = "http://hl7.org/fhir/OperationDefinition/Observation-stats"
* resource = #Observation
* system = false
* type = true
* instance = false
* insert In(subject, 1, 1, uri, [[Patient/id på denne serveren.]])
* insert In(code, 0, *, string, [[Koden det regnes av, sammen med system.]])
* insert In(system, 0, 1, uri, [[Kodeverket kodene er fra.]])
* insert In(coding, 0, *, Coding, [[Koden som Coding.]])
* insert In(duration, 0, 1, decimal, [[De siste så mange timene.]])
* insert In(period, 0, 1, Period, [[Perioden, når duration ikke er gitt.]])
* insert In(statistic, 1, *, code, [[Kode fra observation-statistics; max og min forstås som maximum og minimum.]])
* insert In(include, 0, 1, boolean, [[Om målingene skal følge med.]])
* insert In(limit, 0, 1, positiveInt, [[Så mange målinger følger med: de nyeste; utelatt er 100, høyst 1000.]])
* insert In(window, 0, 1, code, [[hour, day, week eller month: ett svar for hvert vindu med målinger, etter norsk klokke og kalender.]])
* insert Out(statistics, 1, *, Observation, [[En for hver kode, eller for hver kode og hvert vindu.]])
* insert Out(source, 0, *, Observation, [[Målingene, når include er true.]])
