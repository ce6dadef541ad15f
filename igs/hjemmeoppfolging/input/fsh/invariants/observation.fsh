Invariant:   hjemme-obs-1
Description: "En måling har verdi, komponenter eller en grunn til at verdien mangler."
Severity:    #error
Expression:  "value.exists() or component.exists() or dataAbsentReason.exists()"

Invariant:   hjemme-obs-2
Description: "En måling som ikke er ferdig (registrert eller foreløpig), sier hvorfor verdien mangler."
Severity:    #error
Expression:  "(status = 'registered' or status = 'preliminary') implies dataAbsentReason.exists()"

Invariant:   hjemme-obs-3
Description: "Tidspunktet har klokkeslett og tidssone."
Severity:    #error
Expression:  "$this.toString().matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$')"

Invariant:   hjemme-obs-4
Description: "Grensens nedre verdi er ikke over den øvre."
Severity:    #error
Expression:  "(low.value.exists() and high.value.exists()) implies (low.value <= high.value)"

Invariant:   hjemme-obs-5
Description: "En komponent har verdi eller en grunn til at verdien mangler."
Severity:    #error
Expression:  "value.exists() or dataAbsentReason.exists()"

// Umulige verdier varsles, men avvises ikke: også en feilmåling er målt.
Invariant:   hjemme-obs-6
Description: "Overtrykket er høyere enn undertrykket."
Severity:    #warning
Expression:  "iif(component.where(code.coding.where(system = 'http://loinc.org' and code = '8480-6').exists()).first().value.ofType(Quantity).value <= component.where(code.coding.where(system = 'http://loinc.org' and code = '8462-4').exists()).first().value.ofType(Quantity).value, false, true)"

Invariant:   hjemme-obs-7
Description: "Oksygenmetning er fra 0 til 100 prosent."
Severity:    #warning
Expression:  "value.ofType(Quantity).value.exists() implies (value.ofType(Quantity).value >= 0 and value.ofType(Quantity).value <= 100)"

Invariant:   hjemme-obs-8
Description: "Kroppstemperatur er fra 25 til 45 grader."
Severity:    #warning
Expression:  "value.ofType(Quantity).value.exists() implies (value.ofType(Quantity).value >= 25 and value.ofType(Quantity).value <= 45)"

Invariant:   hjemme-obs-9
Description: "Glukose er kodet med NPU02187 eller LOINC 15074-8."
Severity:    #error
Expression:  "coding.where((system = 'urn:oid:2.16.578.1.12.4.1.1.7280' and code = 'NPU02187') or (system = 'http://loinc.org' and code = '15074-8')).exists()"

Invariant:   hjemme-obs-10
Description: "Respirasjonsfrekvens er fra 0 til 100 per minutt."
Severity:    #warning
Expression:  "value.ofType(Quantity).value.exists() implies (value.ofType(Quantity).value >= 0 and value.ofType(Quantity).value <= 100)"

Invariant:   hjemme-spi-1
Description: "Toppstrøm er i L/min, FEV1 og FVC i L, forholdet i prosent."
Severity:    #error
Expression:  "value.exists() implies iif(code.coding.where(code = '19935-6' or code = '18491006').exists(), value.ofType(Quantity).code = 'L/min', iif(code.coding.where(code = '19926-5').exists(), value.ofType(Quantity).code = '%', value.ofType(Quantity).code = 'L'))"

Invariant:   hjemme-lab-1
Description: "CRP er i mg/L, INR i {INR}."
Severity:    #error
Expression:  "value.exists() implies iif(code.coding.where(code = '1988-5' or code = 'NPU19748' or code = '55235003').exists(), value.ofType(Quantity).code = 'mg/L', value.ofType(Quantity).code = '{INR}')"

Invariant:   hjemme-cfs-1
Description: "Skrøpelighet er et helt tall fra 1 til 9."
Severity:    #error
Expression:  "value.exists() implies value.ofType(Quantity).value.toString().matches('^[1-9]$')"

Invariant:   hjemme-oks-1
Description: "Strøm er i L/min, andel i prosent fra 21 til 100."
Severity:    #error
Expression:  "value.exists() implies iif(code.coding.where(code = '3151-8').exists(), value.ofType(Quantity).code = 'L/min' and value.ofType(Quantity).value >= 0, value.ofType(Quantity).code = '%' and value.ofType(Quantity).value >= 21 and value.ofType(Quantity).value <= 100)"
