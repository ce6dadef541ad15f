Invariant:   hjemme-news-1
Description: "Summen er lik summen av delenes poeng."
Severity:    #error
Expression:  "value.exists() implies (value.ofType(Quantity).value = component.value.ofType(Quantity).value.sum())"

Invariant:   hjemme-news-2
Description: "Hver del står én gang, og bare én skala for oksygenmetning er brukt."
Severity:    #error
Expression:  "component.code.coding.code.isDistinct() and (component.code.coding.where(code = '1104311000000102').exists() and component.code.coding.where(code = '1104321000000108').exists()).not()"

Invariant:   hjemme-news-3
Description: "En sum forutsetter at alle delene har poeng."
Severity:    #error
Expression:  "value.exists() implies component.all(value.exists())"

Invariant:   hjemme-news-4
Description: "En del har 0 til 3 poeng; luft eller oksygen har 0 eller 2, bevissthet 0 eller 3."
Severity:    #error
Expression:  "component.value.ofType(Quantity).value.all($this >= 0 and $this <= 3 and $this.toString().matches('^[0-3]([.]0+)?$')) and component.where(code.coding.code = '1104331000000105').value.ofType(Quantity).value.all($this = 0 or $this = 2) and component.where(code.coding.code = '1104361000000100').value.ofType(Quantity).value.all($this = 0 or $this = 3)"

Invariant:   hjemme-news-5
Description: "Responsen stemmer med summen: 7 eller mer er høy, 5 og 6 middels, én del med 3 poeng lav til middels, ellers lav."
Severity:    #error
Expression:  "(value.exists() and interpretation.coding.exists()) implies (interpretation.coding.first().code = iif(value.ofType(Quantity).value >= 7, 'hoy', iif(value.ofType(Quantity).value >= 5, 'middels', iif(component.value.ofType(Quantity).value.where($this = 3).exists(), 'lav-middels', 'lav'))))"
