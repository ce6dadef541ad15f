using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>One small world, searched in every way. https://hl7.org/fhir/R4/search.html</summary>
public sealed class SearchTests : IClassFixture<SearchTests.World>
{
    private readonly TestStore store;

    public SearchTests(World world)
    {
        Tested.SkipUnlessThere();
        store = world.Store!;
    }

    [Theory]
    [InlineData("Patient", "_id=p1", "p1")]
    [InlineData("Patient", "_id=p1,p3,nobody", "p1 p3")]
    // an id is a token that has no system, https://hl7.org/fhir/R4/search.html#token, and its case counts, https://hl7.org/fhir/R4/datatypes.html#id
    [InlineData("Patient", "_id=|p1", "p1")]
    [InlineData("Patient", "_id=urn:t|p1", "")]
    [InlineData("Patient", "_id=urn:t|", "")]
    [InlineData("Patient", "_id=urn:t|p1,p2", "p2")]
    [InlineData("Patient", "_id=P1", "")]
    [InlineData("Patient", "_filter=_id eq \"urn:t|p1\"", "")]
    [InlineData("Patient", "_filter=_id ne \"urn:t|p1\"", "p1 p2 p3")]
    [InlineData("Observation", "patient._id=|p1", "o1 o2")]
    [InlineData("Observation", "patient._id=urn:t|p1", "")]
    [InlineData("Patient", "_has:Observation:patient:_id=urn:t|o1", "")]
    [InlineData("Patient", "", "p1 p2 p3")]
    // token
    [InlineData("Patient", "identifier=urn:oid:2.16.578.1.12.4.1.4.1|13818512345", "p1")]
    [InlineData("Patient", "identifier=13818512345", "p1 p2")]
    [InlineData("Patient", "identifier=|13818512345", "p2")]
    [InlineData("Patient", "identifier=urn:oid:2.16.578.1.12.4.1.4.1|", "p1")]
    [InlineData("Patient", "identifier=urn:nowhere|13818512345", "")]
    [InlineData("Patient", "gender=female", "p1 p3")]
    [InlineData("Patient", "gender=FEMALE", "p1 p3")]
    [InlineData("Patient", "gender=http://hl7.org/fhir/administrative-gender|female", "p1 p3")]
    [InlineData("Patient", "gender=|female", "")]
    [InlineData("Patient", "gender:not=female", "p2")]
    [InlineData("Patient", "gender:not=male,other", "p1 p3")]
    [InlineData("Patient", "active=true", "p1")]
    [InlineData("Patient", "active:not=true", "p2 p3")]
    [InlineData("Patient", "phone=99999999", "p1")]
    [InlineData("Patient", "email=99999999", "")]
    [InlineData("Patient", "deceased=true", "p3")]
    [InlineData("Patient", "deceased=false", "p1 p2")]
    [InlineData("Patient", "death-date=2020", "p3")]
    [InlineData("Patient", "_tag=urn:t|a", "p1")]
    [InlineData("Patient", "_profile=https://fhirref.example/no/StructureDefinition/basis-patient", "p1")]
    [InlineData("Patient", "_profile=https://fhirref.example/no/StructureDefinition/basis-patient|1.0", "p1")]
    [InlineData("Patient", "_profile=https://fhirref.example/no/StructureDefinition/basis-patient|2.0", "")]
    [InlineData("Patient", "_source=urn:kilde", "p2")]
    [InlineData("Observation", "code:text=uten", "o2")]
    [InlineData("Observation", "code:text=kode", "")]
    [InlineData("Observation", "code:text=hemoglobin", "o1")]
    [InlineData("Observation", "code:in=http://a.example/vs/many", "")]
    [InlineData("Observation", "code:not-in=http://a.example/vs/many", "o1 o2 o3")]
    [InlineData("Observation", "category:in=http://a.example/vs/some", "o1 o2")]
    [InlineData("Observation", "category:in=http://a.example/vs/none", "")]
    [InlineData("Observation", "category:not-in=http://a.example/vs/none", "o1 o2 o3")]
    [InlineData("Observation", "category:not-in=ValueSet/local", "o3")]
    [InlineData("Observation", "category:below=http://a.example/x|a", "o1")]
    [InlineData("Observation", "category:above=http://a.example/x|a", "")]
    [InlineData("Observation", "category=http://a.example/x|A", "o2")]
    [InlineData("Observation", "category=http://a.example/x|FINAL", "")]
    [InlineData("Observation", "category=FINAL", "o3")]
    [InlineData("Patient", "identifier:of-type=urn:t|NNNOR|13818512345", "p1")]
    [InlineData("Patient", "identifier:of-type=urn:t|DNUMMER|13818512345", "")]
    [InlineData("Patient", "identifier:text=fødsel", "p1")]
    [InlineData("Patient", "general-practitioner:Practitioner.identifier:of-type=urn:t|HPR|7", "p1")]
    // string
    [InlineData("Patient", "family=hAn", "p1 p2")]
    [InlineData("Patient", "family=an", "")]
    [InlineData("Patient", "family:contains=an", "p1 p2")]
    [InlineData("Patient", "family:exact=Hansen", "p1")]
    [InlineData("Patient", "family:exact=hansen", "")]
    [InlineData("Patient", "family:exact=Hans", "")]
    [InlineData("Patient", "given=åse", "p1")]
    [InlineData("Patient", "given=Aase", "p1")]
    [InlineData("Patient", "given=As", "")]
    [InlineData("Patient", "name=bjorn", "")]
    [InlineData("Patient", "name=björn", "p2")]
    [InlineData("Patient", "name=hansen,bjørn", "p1 p2")]
    [InlineData("Patient", "name=hansen&name=ås", "p1")]
    [InlineData("Patient", "address-city=tromso", "p1")]
    [InlineData("Patient", "address-city=tromse", "")]
    [InlineData("Patient", "address=TROMSØ", "p1")]
    [InlineData("Patient", "family:missing=true", "p3")]
    [InlineData("Patient", "family:missing=false", "p1 p2")]
    // date
    [InlineData("Patient", "birthdate=1980", "p1")]
    [InlineData("Patient", "birthdate=1980-05", "p1")]
    [InlineData("Patient", "birthdate=1980-05-12", "p1")]
    [InlineData("Patient", "birthdate=1980-05-13", "")]
    [InlineData("Patient", "birthdate=ne1980", "p2 p3")]
    [InlineData("Patient", "birthdate=1990-07", "")]
    [InlineData("Patient", "birthdate=ge1980-05-12", "p1 p2")]
    [InlineData("Patient", "birthdate=gt1980-05-12", "p2")]
    [InlineData("Patient", "birthdate=lt1980-05-12", "p3")]
    [InlineData("Patient", "birthdate=le1980-05-12", "p1 p3")]
    [InlineData("Patient", "birthdate=sa1979-01-01&birthdate=eb1985", "p1")]
    [InlineData("Patient", "birthdate=ap1980", "p1")]
    [InlineData("Observation", "date=2024-01-31", "o1")]
    [InlineData("Observation", "date=2024-01-30", "")]
    [InlineData("Observation", "date=ge2024-01-31T01:00:00%2B01:00", "o2")]
    [InlineData("Observation", "date=ge2024-01-30T23:30:00Z", "o1 o2")]
    [InlineData("Observation", "date=2024-02", "o2")]
    [InlineData("Observation", "date=gt2024-03", "")]
    [InlineData("Observation", "date=lt2024-02-02", "o1 o2")]
    [InlineData("Observation", "_lastUpdated=gt2000", "o1 o2 o3")]
    [InlineData("Observation", "_lastUpdated=lt2000", "")]
    // number and quantity
    [InlineData("RiskAssessment", "probability=0.8", "k1")]
    [InlineData("RiskAssessment", "probability=0.80", "k1")]
    [InlineData("RiskAssessment", "probability=1", "k1")]
    [InlineData("RiskAssessment", "probability=gt0.8", "")]
    [InlineData("RiskAssessment", "probability=ge0.8", "k1")]
    [InlineData("Observation", "value-quantity=5.4", "o1")]
    [InlineData("Observation", "value-quantity=5.40", "o1")]
    [InlineData("Observation", "value-quantity=5.41", "")]
    [InlineData("Observation", "value-quantity=5", "o1")]
    [InlineData("Observation", "value-quantity=5.4|http://unitsofmeasure.org|mmol/L", "o1")]
    [InlineData("Observation", "value-quantity=5.4|http://unitsofmeasure.org|MMOL/L", "")]
    [InlineData("Observation", "value-quantity=5.4||mmol/l", "o1")]
    [InlineData("Observation", "value-quantity=5.4|urn:other|mmol/L", "")]
    [InlineData("Observation", "value-quantity=5400|http://unitsofmeasure.org|umol/L", "o1")]
    [InlineData("Observation", "value-quantity=gt0.005|http://unitsofmeasure.org|mol/L", "o1")]
    [InlineData("Observation", "value-quantity=gt0.006|http://unitsofmeasure.org|mol/L", "")]
    [InlineData("Observation", "value-quantity=gt5", "o1 o2")]
    [InlineData("Observation", "value-quantity=lt5", "")]
    [InlineData("Observation", "value-quantity=gt1000", "o2")]
    // reference
    [InlineData("Observation", "subject=Patient/p1", "o1 o2")]
    [InlineData("Observation", "subject=p1", "o1 o2")]
    [InlineData("Observation", "patient=p1", "o1 o2")]
    [InlineData("Observation", "subject:Patient=p1", "o1 o2")]
    [InlineData("Observation", "subject:Device=p1", "")]
    [InlineData("Observation", "subject=http://localhost:5080/fhir/Patient/p1", "o1 o2")]
    [InlineData("Observation", "subject=https://annet.example/fhir/Patient/p1", "o3")]
    [InlineData("Observation", "patient=https://annet.example/fhir/Patient/p1", "o3")]
    [InlineData("Observation", "subject:identifier=urn:oid:2.16.578.1.12.4.1.4.1|13818512345", "o3")]
    [InlineData("Observation", "subject:identifier=x", "")]
    [InlineData("Observation", "patient:identifier=urn:oid:2.16.578.1.12.4.1.4.1|13818512345", "o3")]
    [InlineData("Observation", "performer:missing=true", "o1 o2 o3")]
    [InlineData("Observation", "subject=Patient/nobody", "")]
    [InlineData("Observation", "patient=Patient/p1&code=718-7&status=final", "o1")]
    [InlineData("Observation", "patient=Patient/p2&code=718-7", "")]
    // uri
    [InlineData("ValueSet", "url=http://a.example/vs/en", "v1")]
    [InlineData("ValueSet", "url=http://a.example/vs", "")]
    [InlineData("ValueSet", "url:below=http://a.example/vs", "v1 v2")]
    [InlineData("ValueSet", "url:below=http://a.example/vs/en", "v1")]
    [InlineData("ValueSet", "url:below=http://a.example/v", "")]
    [InlineData("ValueSet", "url:above=http://a.example/vs/en/ekstra", "v1")]
    [InlineData("ValueSet", "url:above=http://a.example/vs/en/", "v1")]
    [InlineData("ValueSet", "url:above=urn:oid:1.2", "")]
    [InlineData("ValueSet", "url:above=a", "")]
    [InlineData("ValueSet", "url:above=/", "")]
    // what none is without
    [InlineData("Patient", "_id:missing=true", "")]
    [InlineData("Patient", "_id:missing=false&_filter=_id eq p1", "p1")]
    [InlineData("Patient", "_lastUpdated:missing=false&_id=p1", "p1")]
    [InlineData("Observation", "patient._id:missing=false&code=718-7&patient=p1", "o1")]
    // what the store gives, of other resources
    [InlineData("Observation", "patient._lastUpdated=gt2000", "o1 o2")]
    [InlineData("Observation", "patient._lastUpdated=lt2000", "")]
    [InlineData("Observation", "subject:Patient._lastUpdated=lt2000,gt2000&code=718-7", "o1")]
    [InlineData("Observation", "_filter=patient._lastUpdated gt 2000", "o1 o2")]
    [InlineData("Patient", "_has:Observation:patient:_lastUpdated=gt2000", "p1")]
    [InlineData("Patient", "_has:Observation:patient:_lastUpdated=lt2000", "")]
    // composite
    [InlineData("Observation", "code-value-quantity=http://loinc.org|718-7$gt5", "o1")]
    [InlineData("Observation", "code-value-quantity=718-7$gt6", "")]
    [InlineData("Observation", "code-value-quantity=718-7$5400|http://unitsofmeasure.org|umol/L", "o1")]
    [InlineData("Observation", "component-code-value-quantity=8480-6$140", "o3")]
    [InlineData("Observation", "component-code-value-quantity=8480-6$90", "")]
    [InlineData("Observation", "combo-code-value-quantity=8462-4$90,718-7$5.4", "o1 o3")]
    // _filter
    [InlineData("Patient", "_filter=family co an and gender eq female", "p1")]
    [InlineData("Patient", "_filter=family ew sen or death-date pr true", "p1 p2 p3")]
    [InlineData("Patient", "_filter=not(gender eq female)", "p2")]
    [InlineData("Patient", "_filter=not(gender eq female) and family sw hans", "p2")]
    [InlineData("Patient", "_filter=given ne åse", "p1 p2")]
    [InlineData("Patient", "_filter=_id eq p1 or birthdate lt 1960", "p1 p3")]
    [InlineData("Patient", "_filter=_lastUpdated gt 2000 and (_id eq p1 or _lastUpdated lt 2000)", "p1")]
    [InlineData("Patient", "_filter=family eq hansen&gender=female", "p1")]
    [InlineData("Observation", "_filter=patient.family eq hansen and code eq loinc|718-7", "o1")]
    [InlineData("Observation", "_filter=patient[gender eq female and active eq true].family sw han", "o1 o2")]
    [InlineData("Observation", "_filter=patient[gender eq male].family sw han", "")]
    [InlineData("Observation", "_filter=patient.general-practitioner.name co lege", "o1 o2")]
    [InlineData("Observation", "_filter=date po 2024-02-05", "o2")]
    [InlineData("Observation", "_filter=value-quantity gt 5000|ucum|umol/L", "o1")]
    [InlineData("Observation", "_filter=subject re Patient/p1 and not(status eq final)", "o2")]
    [InlineData("Observation", "_filter=category ss http://a.example/x|a or category in http://a.example/vs/some", "o1 o2")]
    [InlineData("Practitioner", "_has:Patient:general-practitioner:family=han&_filter=name co lege", "l1")]
    // chains
    [InlineData("Observation", "subject:Patient.family=hansen", "o1 o2")]
    [InlineData("Observation", "patient.identifier=13818512345", "o1 o2")]
    [InlineData("Observation", "patient.general-practitioner.name=lege", "o1 o2")]
    [InlineData("Observation", "patient.family=bjørn", "")]
    [InlineData("Observation", "patient.family:missing=true", "")]
    [InlineData("Patient", "_has:Observation:patient:code=718-7", "p1")]
    [InlineData("Patient", "_has:Observation:patient:code=nothing", "")]
    [InlineData("Practitioner", "_has:Patient:general-practitioner:_has:Observation:subject:status=final", "l1")]
    public async Task Search_finds(string type, string query, string ids) =>
        Assert.Equal(ids, await store.FindAsync(type, query.Replace("%2B", "+", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Patient", "_sort=birthdate", "p3 p1 p2")]
    [InlineData("Patient", "_sort=-birthdate", "p2 p1 p3")]
    [InlineData("Patient", "_sort=family", "p1 p2 p3")]
    [InlineData("Patient", "_sort=-family", "p2 p1 p3")]     // without a family name: last either way
    [InlineData("Patient", "_sort=gender,-_id", "p3 p1 p2")]
    [InlineData("Patient", "_sort=-_lastUpdated,_id", "p1 p2 p3")]
    [InlineData("Observation", "_sort=-value-quantity", "o2 o1 o3")]
    [InlineData("Observation", "_sort=value-quantity", "o1 o2 o3")]      // "> 8" begins at 8 and has no end
    public async Task Matches_come_in_the_order_asked_for(string type, string query, string ids) =>
        Assert.Equal(ids, string.Join(' ', (await store.SearchAsync(type, query)).Matches.Select(match => match.Id)));

    [Theory]
    [InlineData("Observation", "_include=Observation:subject", "Patient/p1")]
    [InlineData("Observation", "_include=Observation:subject:Device", "")]
    [InlineData("Observation", "_include=*", "Patient/p1")]
    [InlineData("Observation", "_include=Observation:*&_include:iterate=Patient:general-practitioner", "Patient/p1 Practitioner/l1")]
    [InlineData("Observation", "_include=Observation:subject&_include=Patient:general-practitioner", "Patient/p1")]
    [InlineData("Patient", "_revinclude=Observation:subject", "Observation/o1 Observation/o2")]
    [InlineData("Patient", "_id=p2&_revinclude=Observation:subject", "")]
    [InlineData("Practitioner", "_revinclude=Patient:general-practitioner&_revinclude:iterate=Observation:patient", "Observation/o1 Observation/o2 Patient/p1")]
    [InlineData("Patient", "_revinclude=Patient:link", "")]
    public async Task Included_resources_come_once_and_not_among_the_matches(string type, string query, string included) =>
        Assert.Equal(included, string.Join(' ', (await store.SearchAsync(type, query)).Included.Select(resource => resource.Reference).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("", 3L)]                    // all on one page: free
    [InlineData("_count=2", null)]
    [InlineData("_count=2&_total=none", null)]
    [InlineData("_count=2&_total=accurate", 3L)]
    [InlineData("_count=2&_total=estimate", 3L)]
    [InlineData("_summary=count", 3L)]
    [InlineData("_count=0&gender=female", 2L)]
    public async Task Total_is_told_when_asked_for_or_free(string query, long? total) => Assert.Equal(total, (await store.SearchAsync("Patient", query)).Total);

    [Fact]
    public async Task Count_alone_brings_no_resources() => Assert.Empty((await store.SearchAsync("Patient", "_summary=count")).Matches);

    /// <summary>The value is a parameter of the statement, whatever it looks like.</summary>
    [Theory]
    [InlineData("family=' OR 1=1 --")]
    [InlineData("family=\"; DROP TABLE resource; --")]
    [InlineData("identifier=x') UNION SELECT key FROM resource --")]
    [InlineData("identifier=' OR ''='|' OR ''='")]
    [InlineData("general-practitioner=http://x' OR '1'='1")]
    [InlineData("_id=p1' OR '1'='1")]
    [InlineData("family=%")]
    [InlineData("family=_ansen")]
    [InlineData("family:contains=*")]
    [InlineData("_profile=http://a.example/?')")]
    public async Task Value_that_looks_like_SQL_is_only_a_value(string query)
    {
        Assert.Equal("", await store.FindAsync("Patient", query));
        Assert.Equal("p1 p2 p3", await store.FindAsync("Patient"));
    }

    public sealed class World : IAsyncLifetime
    {
        internal TestStore? Store { get; } = Tested.IsThere ? new() : null;

        public async ValueTask InitializeAsync() => await (Store?.PutAsync(Resources) ?? Task.CompletedTask);

        private static readonly string[] Resources =
        [
            """
            {"resourceType":"Patient","id":"p1","meta":{"profile":["https://fhirref.example/no/StructureDefinition/basis-patient|1.0"],"tag":[{"system":"urn:t","code":"a"}]},
             "identifier":[{"type":{"coding":[{"system":"urn:t","code":"NNNOR"}],"text":"Fødselsnummer"},"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"13818512345"}],"active":true,"name":[{"family":"Hansen","given":["Åse","Marie"]}],
             "telecom":[{"system":"phone","value":"99999999"}],"gender":"female","birthDate":"1980-05-12","address":[{"city":"Tromsø"}],"generalPractitioner":[{"reference":"Practitioner/l1"}]}
            """,
            """
            {"resourceType":"Patient","id":"p2","meta":{"source":"urn:kilde"},"identifier":[{"value":"13818512345"}],"name":[{"family":"Hanssen","given":["Bjørn"]}],
             "gender":"male","birthDate":"1990"}
            """,
            """{"resourceType":"Patient","id":"p3","gender":"female","birthDate":"1950-01-01","deceasedDateTime":"2020-02-03T04:05:06Z"}""",
            """{"resourceType":"Practitioner","id":"l1","identifier":[{"type":{"coding":[{"system":"urn:t","code":"HPR"}]},"value":"7"}],"name":[{"text":"Lege Legesen"}]}""",
            """
            {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"718-7","display":"Hemoglobin [Mass/volume] in Blood"},{"system":"urn:npu","code":"NPU02319"}]},
             "category":[{"coding":[{"system":"http://a.example/x","code":"718-7"}]}],"subject":{"reference":"http://localhost:5080/fhir/Patient/p1"},"effectiveDateTime":"2024-01-31T00:30:00+01:00",
             "valueQuantity":{"value":5.40,"unit":"mmol/l","system":"http://unitsofmeasure.org","code":"mmol/L"}}
            """,
            """
            {"resourceType":"Observation","id":"o2","status":"preliminary","code":{"text":"uten kode"},"category":[{"coding":[{"system":"http://a.example/x","code":"A"}]}],"subject":{"reference":"Patient/p1/_history/1"},
             "effectivePeriod":{"start":"2024-02-01","end":"2024-02-10"},"valueQuantity":{"value":8,"comparator":">","unit":"g/dL"}}
            """,
            """
            {"resourceType":"Observation","id":"o3","status":"final","category":[{"coding":[{"system":"http://a.example/x","code":"final"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},
             "subject":{"reference":"https://annet.example/fhir/Patient/p1","identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"13818512345"}},
             "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":140,"unit":"mmHg"}},
                          {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":90,"unit":"mmHg"}}]}
            """,
            """{"resourceType":"RiskAssessment","id":"k1","status":"final","subject":{"reference":"Patient/p1"},"prediction":[{"probabilityDecimal":0.80}]}""",
            """{"resourceType":"ValueSet","id":"v1","url":"http://a.example/vs/en","status":"draft"}""",
            """{"resourceType":"ValueSet","id":"v2","url":"http://a.example/vs/to","status":"draft"}"""];

        public ValueTask DisposeAsync()
        {
            Store?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
