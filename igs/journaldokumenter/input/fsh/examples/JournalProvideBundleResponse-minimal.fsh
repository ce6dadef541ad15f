Instance:    journal-providebundle-response-minimal
InstanceOf:  JournalProvideBundleResponse
Usage:       #example
Title:       "Svar på den minste innsendingen"
Description: "Innsending, metadata og innhold er lagret."
* type = #transaction-response
* entry[+].response.status = "201 Created"
* entry[=].response.location = "List/2001/_history/1"
* entry[+].response.status = "201 Created"
* entry[=].response.location = "DocumentReference/2002/_history/1"
* entry[+].response.status = "201 Created"
* entry[=].response.location = "Binary/2003/_history/1"
