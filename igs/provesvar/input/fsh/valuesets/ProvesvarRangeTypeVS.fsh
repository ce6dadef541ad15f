ValueSet:    ProvesvarRangeTypeVS
Id:          provesvar-range-type
Title:       "Hva referanseområdet betyr"
Description: "Normalområde, behandlingsmål og områder som følger livsfase."
* insert Metadata(draft)
* $range-meaning#normal "Normal Range"
* $range-meaning#recommended "Recommended Range"
* $range-meaning#treatment "Treatment Range"
* $range-meaning#therapeutic "Therapeutic Desired Level"
* $range-meaning#pre "Pre Therapeutic Desired Level"
* $range-meaning#post "Post Therapeutic Desired Level"
* $range-meaning#endocrine "Endocrine"
* $range-meaning#pre-puberty "Pre-Puberty"
* $range-meaning#follicular "Follicular Stage"
* $range-meaning#midcycle "MidCycle"
* $range-meaning#luteal "Luteal"
* $range-meaning#postmenopausal "Post-Menopause"
