Invariant:   hjemme-bun-1
Description: "Hver del har sin egen fullUrl, så svaret kan kobles til den."
Severity:    #error
Expression:  "entry.fullUrl.isDistinct()"
