Instance:    plan-servicerequest-minimal
InstanceOf:  PlanServiceRequest
Usage:       #example
Title:       "Tiltak, bare påkrevde felt"
Description: "I ord."
* identifier.system = "https://plan.example/tiltak"
* identifier.value = "t-minimal"
* status = #active
* intent = #plan
* code.text = "Trening to ganger i uken"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
