Invariant:   basis-rol-1
Description: "En rolle har enten helsepersonell eller virksomhet."
Severity:    #error
Expression:  "practitioner.exists() or organization.exists()"
