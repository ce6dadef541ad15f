namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>More resources for the comparison with another implementation: different types, shapes and depths. Persons and numbers are made up.</summary>
internal static class PeerSamples
{
    public static readonly IReadOnlyDictionary<string, string> Json = new Dictionary<string, string>
    {
        ["encounter"] = """
            {"resourceType":"Encounter","id":"e1","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB","display":"ambulatory"},
             "type":[{"coding":[{"system":"urn:t","code":"kontroll"},{"system":"urn:u","code":"K1"}],"text":"Kontroll"}],"subject":{"reference":"Patient/1","display":"Kari"},
             "period":{"start":"2024-01-10T09:00:00+01:00","end":"2024-01-10T09:45:00+01:00"},"length":{"value":45,"unit":"min","system":"http://unitsofmeasure.org","code":"min"},
             "participant":[{"type":[{"text":"lege"}],"individual":{"reference":"Practitioner/2"}},{"type":[{"text":"sykepleier"}],"period":{"start":"2024-01-10"}}],
             "diagnosis":[{"condition":{"reference":"Condition/1"},"rank":1},{"condition":{"reference":"Condition/2"},"rank":2}],"location":[{"location":{"display":"Rom 7"},"status":"completed"}]}
            """,
        ["medication"] = """
            {"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order","priority":"routine","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"N02BE01","display":"paracetamol"}],"text":"Paracet 500 mg"},
             "subject":{"reference":"Patient/1"},"authoredOn":"2024-02-29","note":[{"text":"Tas ved behov","time":"2024-02-29T12:00:00Z"},{"text":"Ikke mer enn 4 g"}],
             "dosageInstruction":[{"sequence":1,"text":"1 tablett","asNeededBoolean":true,"timing":{"repeat":{"frequency":1,"frequencyMax":3,"period":1.5,"periodUnit":"d","dayOfWeek":["mon","wed"]}},
               "doseAndRate":[{"doseQuantity":{"value":500,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]},
              {"sequence":2,"text":"2 tabletter","doseAndRate":[{"doseRange":{"low":{"value":1,"unit":"g","system":"http://unitsofmeasure.org","code":"g"},"high":{"value":2.50,"unit":"g","system":"http://unitsofmeasure.org","code":"g"}}}]}],
             "dispenseRequest":{"numberOfRepeatsAllowed":3,"quantity":{"value":100},"expectedSupplyDuration":{"value":30,"unit":"d","system":"http://unitsofmeasure.org","code":"d"}}}
            """,
        ["condition"] = """
            {"resourceType":"Condition","id":"c1","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"severity":{"text":"moderat"},
             "code":{"coding":[{"system":"urn:icpc2","code":"K86","display":"Hypertensjon"},{"system":"urn:icd10","code":"I10"}]},"bodySite":[{"text":"hjerte"},{"text":"kar"}],"subject":{"reference":"Patient/1"},
             "onsetAge":{"value":52,"unit":"år","system":"http://unitsofmeasure.org","code":"a"},"recordedDate":"2020-05","stage":[{"summary":{"text":"1"},"type":{"text":"klinisk"}}],
             "evidence":[{"code":[{"text":"måling"}],"detail":[{"reference":"Observation/1"},{"reference":"Observation/2"}]}],"note":[{"text":"Følges opp"}]}
            """,
        ["response"] = """
            {"resourceType":"QuestionnaireResponse","id":"q1","questionnaire":"http://example.org/Questionnaire/q|1.0","status":"completed","authored":"2024-03-01T08:00:00Z","item":[
              {"linkId":"1","text":"Vekt","answer":[{"valueDecimal":72.50}]},{"linkId":"2","text":"Røyk","answer":[{"valueBoolean":false}]},
              {"linkId":"3","item":[{"linkId":"3.1","answer":[{"valueInteger":2},{"valueInteger":7}]},{"linkId":"3.2","answer":[{"valueCoding":{"system":"urn:c","code":"ja","display":"Ja"}}]},
                {"linkId":"3.3","answer":[{"valueDate":"2023-12-24"}]},{"linkId":"3.4","answer":[{"valueString":"fri tekst"},{"valueString":"mer"}]}]}]}
            """,
        ["report"] = """
            {"resourceType":"DiagnosticReport","id":"r1","meta":{"profile":["http://example.org/p"]},"contained":[{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"Hb"},"valueQuantity":{"value":14.1,"unit":"g/dL","system":"http://unitsofmeasure.org","code":"g/dL"}}],
             "identifier":[{"system":"urn:lab","value":"A-17"},{"value":"B"}],"status":"final","category":[{"coding":[{"code":"LAB"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"58410-2"}]},
             "effectivePeriod":{"start":"2024-01-01","end":"2024-01-02"},"issued":"2024-01-02T10:11:12.345+01:00","result":[{"reference":"#o1"},{"reference":"Observation/9","display":"Na"}],"conclusion":"Normale funn æøå",
             "presentedForm":[{"contentType":"text/plain","data":"SGVp","size":3}]}
            """,
        ["valueset"] = """
            {"resourceType":"ValueSet","id":"v1","url":"http://example.org/ValueSet/v1","version":"1.2.3","name":"Valg","status":"active","experimental":false,"date":"2024","publisher":"Test","compose":{"inactive":true,"include":[
              {"system":"urn:a","concept":[{"code":"x","display":"X","designation":[{"language":"nb","value":"Eks"}]},{"code":"y"}]},{"system":"urn:b","filter":[{"property":"concept","op":"is-a","value":"z"}]}]},
             "expansion":{"timestamp":"2024-01-01T00:00:00Z","total":3,"contains":[{"system":"urn:a","code":"x","contains":[{"code":"x1"},{"code":"x2","contains":[{"code":"x21"}]}]},{"system":"urn:a","code":"y","abstract":true}]}}
            """,
        ["careplan"] = """
            {"resourceType":"CarePlan","id":"p1","status":"active","intent":"plan","title":"Hjemmeoppfølging","subject":{"reference":"Patient/1"},"period":{"start":"2024-01-01"},"created":"2024-01-01T00:00:00+01:00",
             "goal":[{"reference":"Goal/1"},{"reference":"Goal/2"}],"activity":[{"detail":{"kind":"ServiceRequest","code":{"text":"Mål blodtrykk"},"status":"scheduled","doNotPerform":false,"scheduledTiming":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}},
              "dailyAmount":{"value":2}}},{"detail":{"status":"completed","description":"Ring legen","scheduledString":"ukentlig"}}],"note":[{"text":"En"},{"text":"To"},{"text":"En"}]}
            """,
        ["organization"] = """
            {"resourceType":"Organization","id":"org","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"999999999"}],"active":true,"type":[{"text":"Sykehus"}],"name":"Fjordane sykehus","alias":["Sykehuset","Fjorden"],
             "telecom":[{"system":"phone","value":"+47 55 00 00 00","rank":2},{"system":"url","value":"https://example.org","rank":1}],"address":[{"line":["Veien 1","Bygg B"],"city":"Førde","postalCode":"6800","period":{"start":"2001-02-03"}}],
             "contact":[{"purpose":{"text":"drift"},"name":{"family":"Berg","given":["Ola","Nils"]}}]}
            """,
    };
}
