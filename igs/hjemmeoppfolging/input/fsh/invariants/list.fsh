Invariant:   hjemme-pek-1
Description: "En peker har ingen innhold i seg, bare pekere."
Severity:    #error
Expression:  "contained.empty() and text.empty()"

Invariant:   hjemme-pek-2
Description: "Adressen er kryptert (https)."
Severity:    #error
Expression:  "$this.toString().startsWith('https://')"
