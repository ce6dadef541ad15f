RuleSet: Metadata(status)
* ^version = "0.1.0"
* ^status = #{status}
* ^experimental = true
* ^publisher = "FhirRef"
* ^jurisdiction = urn:iso:std:iso:3166#NO "Norge"
