Invariant:   plan-pln-1
Description: "En plan i bruk sier hvem som har laget den, og fra når den gjelder."
Severity:    #error
Expression:  "status = 'active' implies (author.exists() and period.start.exists())"

Invariant:   plan-mal-1
Description: "Et mål som er et tall, sier hva som måles."
Severity:    #error
Expression:  "(detail is Quantity or detail is Range) implies measure.coding.exists()"

Invariant:   plan-mal-2
Description: "Et tall i et mål har enhet i UCUM."
Severity:    #error
Expression:  "detail.ofType(Quantity).all(system = 'http://unitsofmeasure.org' and code.exists()) and (detail.ofType(Range).low | detail.ofType(Range).high).all(system = 'http://unitsofmeasure.org' and code.exists())"

Invariant:   plan-mal-3
Description: "Et mål som er nådd eller ikke nådd, sier når statusen ble satt."
Severity:    #error
Expression:  "achievementStatus.exists() implies statusDate.exists()"

Invariant:   plan-ter-1
Description: "Terskelen har en grense, i UCUM, og den nedre er under den øvre."
Severity:    #error
Expression:  "(low.value.exists() or high.value.exists()) and (low | high).all(system = 'http://unitsofmeasure.org' and code.exists()) and ((low.value.exists() and high.value.exists()) implies low.value < high.value)"
