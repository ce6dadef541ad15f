Instance:    journal-providebundle-response-full
InstanceOf:  JournalProvideBundleResponse
Usage:       #example
Title:       "Svar på innsending som erstatter, med merknad"
Description: "Det nye dokumentet er lagret og det gamle erstattet; identifikatoren mangler typen som MHD 4.2.4 krever."
* type = #transaction-response
* entry[+].response.status = "201 Created"
* entry[=].response.location = "List/2101/_history/1"
* entry[=].response.etag = "W/\"1\""
* entry[=].response.lastModified = "2026-03-13T08:31:00.000+01:00"
* entry[+].response.status = "201 Created"
* entry[=].response.location = "DocumentReference/2102/_history/1"
* entry[=].response.etag = "W/\"1\""
* entry[=].response.lastModified = "2026-03-13T08:31:00.000+01:00"
* entry[=].response.outcome = svar-merknad
* entry[+].response.status = "201 Created"
* entry[=].response.location = "Binary/2103/_history/1"
* entry[=].response.etag = "W/\"1\""
* entry[=].response.lastModified = "2026-03-13T08:31:00.000+01:00"
* entry[+].response.status = "200 OK"
* entry[=].response.location = "DocumentReference/1002/_history/2"
* entry[=].response.etag = "W/\"2\""
* entry[=].response.lastModified = "2026-03-13T08:31:00.000+01:00"

Instance:   svar-merknad
InstanceOf: OperationOutcome
Usage:      #inline
* issue.severity = #warning
* issue.code = #required
* issue.details.text = "MHD 4.2.4 krever identifier.type (uniqueId eller entryUUID); uten den leses identifikatoren som i 4.2.2"
* issue.expression = "Bundle.entry[1].resource.masterIdentifier"
