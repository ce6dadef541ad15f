namespace Fhir.Store.Tests;

/// <summary>
/// Canonicals lead where references do: in chains, in _has and in includes. A version that is named must be the one; without, every version there is.
/// https://hl7.org/fhir/R4/references.html#canonical
/// </summary>
public sealed class CanonicalLinkTests : IAsyncLifetime
{
    private const string Url = "http://a.example/Questionnaire/pain";

    private readonly TestStore store = new();

    private static string Questionnaire(string id, string? version, string title, string url = Url) =>
        $$"""{"resourceType":"Questionnaire","id":"{{id}}","url":"{{url}}",{{(version is null ? "" : $"\"version\":\"{version}\",")}}"title":"{{title}}","status":"active"}""";

    private static string Response(string id, string canonical) =>
        $$"""{"resourceType":"QuestionnaireResponse","id":"{{id}}","status":"completed","questionnaire":"{{canonical}}","subject":{"reference":"Patient/p"} }""";

    public async ValueTask InitializeAsync() => await store.PutAsync(
        Questionnaire("q1", "1", "First"), Questionnaire("q2", "2", "Second"), Questionnaire("bare", null, "Bare"), Questionnaire("own", null, "Own", "http://localhost:5080/fhir/Questionnaire/own"),
        """{"resourceType":"Patient","id":"p"}""",
        Response("r1", Url + "|1"), Response("r2", Url + "|2"), Response("any", Url), Response("never", Url + "|9"), Response("other", "http://a.example/Questionnaire/painful"),
        Response("inside", "#here"), Response("local", "Questionnaire/q1"), Response("absolute", "http://localhost:5080/fhir/Questionnaire/own"),
        $$"""{"resourceType":"QuestionnaireResponse","id":"versioned","status":"completed","questionnaire":"{{Url}}|2","subject":{"reference":"Patient/p/_history/1"} }""",
        """{"resourceType":"Measure","id":"m","url":"http://a.example/m","version":"1.0","status":"active","library":["http://a.example/l|3"]}""",
        """{"resourceType":"Library","id":"l","url":"http://a.example/l","version":"3","status":"active","type":{"text":"logic"},"name":"Logic"}""",
        """{"resourceType":"MeasureReport","id":"mr","status":"complete","type":"summary","measure":"http://a.example/m|1.0","period":{"start":"2024"} }""",
        """{"resourceType":"ValueSet","id":"vs","url":"http://a.example/vs","status":"active","name":"Source"}""",
        """{"resourceType":"ConceptMap","id":"cm","status":"active","sourceUri":"http://a.example/vs"}""",
        // A Reference is no canonical, whatever it says.
        $$"""{"resourceType":"Basic","id":"b","code":{"text":"x"},"subject":{"reference":"{{Url}}"} }""");

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("QuestionnaireResponse", "questionnaire.title=First", "any local r1")]
    [InlineData("QuestionnaireResponse", "questionnaire:Questionnaire.title=Second", "any r2 versioned")]
    [InlineData("QuestionnaireResponse", "questionnaire.title=Bare", "any")]
    [InlineData("QuestionnaireResponse", "questionnaire.title=Own", "absolute")]
    [InlineData("QuestionnaireResponse", "questionnaire._id=q2&subject=Patient/p", "any r2 versioned")]
    [InlineData("MeasureReport", "measure.version=1.0", "mr")]
    [InlineData("MeasureReport", "measure.depends-on:Library.name=logic", "mr")]
    [InlineData("ConceptMap", "source-uri:ValueSet.name=source", "cm")]
    [InlineData("Questionnaire", "_has:QuestionnaireResponse:questionnaire:_id=r1", "q1")]
    [InlineData("Questionnaire", "_has:QuestionnaireResponse:questionnaire:subject=p", "bare own q1 q2")]
    [InlineData("Questionnaire", "_has:QuestionnaireResponse:questionnaire:_id=never,other,inside", "")]
    [InlineData("Questionnaire", "status=active&_has:QuestionnaireResponse:questionnaire:_id=any&version=2", "q2")]
    [InlineData("QuestionnaireResponse", "questionnaire=http://a.example/Questionnaire/pain|1", "r1")]
    [InlineData("QuestionnaireResponse", "questionnaire=http://a.example/Questionnaire/pain", "any never r1 r2 versioned")]
    [InlineData("Basic", "subject=http://a.example/Questionnaire/pain", "b")]
    public async Task Chains_follow_canonicals(string type, string query, string expected) => Assert.Equal(expected, await store.FindAsync(type, query));

    [Theory]
    [InlineData("QuestionnaireResponse", "_id=r1&_include=QuestionnaireResponse:questionnaire", "Questionnaire/q1")]
    [InlineData("QuestionnaireResponse", "_id=any&_include=QuestionnaireResponse:questionnaire", "Questionnaire/bare Questionnaire/q1 Questionnaire/q2")]
    [InlineData("QuestionnaireResponse", "_id=never,other,inside&_include=QuestionnaireResponse:questionnaire", "")]
    [InlineData("QuestionnaireResponse", "_id=local,absolute&_include=QuestionnaireResponse:questionnaire", "Questionnaire/own Questionnaire/q1")]
    [InlineData("QuestionnaireResponse", "_id=r2&_include=*", "Patient/p Questionnaire/q2")]
    [InlineData("QuestionnaireResponse", "_id=versioned&_include=QuestionnaireResponse:*", "Patient/p Questionnaire/q2")]
    [InlineData("Questionnaire", "_id=q2&_revinclude=QuestionnaireResponse:questionnaire", "QuestionnaireResponse/any QuestionnaireResponse/r2 QuestionnaireResponse/versioned")]
    [InlineData("Questionnaire", "_id=bare&_revinclude=*", "QuestionnaireResponse/any")]
    [InlineData("MeasureReport", "_include=MeasureReport:measure&_include:iterate=Measure:depends-on", "Library/l Measure/m")]
    [InlineData("MeasureReport", "_include=MeasureReport:measure:Measure", "Measure/m")]
    [InlineData("Library", "_revinclude:iterate=Measure:depends-on&_revinclude:iterate=MeasureReport:measure", "Measure/m MeasureReport/mr")]
    [InlineData("Basic", "_include=Basic:subject", "")]
    public async Task Includes_follow_canonicals(string type, string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await store.SearchAsync(type, query)).Included.Select(resource => resource.Reference).Order(StringComparer.Ordinal)));

    [Fact]
    public async Task A_definition_is_led_to_by_what_it_is_called_now()
    {
        await store.PutAsync(Questionnaire("q1", "3", "First"));
        Assert.Equal("any local", await store.FindAsync("QuestionnaireResponse", "questionnaire.title=First"));
        await store.PutAsync(Response("any", Url + "|3"));
        Assert.Equal("q1", await store.FindAsync("Questionnaire", "_has:QuestionnaireResponse:questionnaire:_id=any"));
        await store.DeleteAsync("Questionnaire", "q1");
        Assert.Empty((await store.SearchAsync("QuestionnaireResponse", "_id=any&_include=QuestionnaireResponse:questionnaire")).Included);
        Assert.Equal("", await store.FindAsync("QuestionnaireResponse", "questionnaire.title=First"));
    }

    [Fact]
    public async Task What_is_rebuilt_leads_as_before()
    {
        await store.Store.ReindexAsync("http://localhost:5080/fhir", TestStore.Cancel);
        Assert.Equal("any local r1", await store.FindAsync("QuestionnaireResponse", "questionnaire.title=First"));
        Assert.Equal("bare own q1 q2", await store.FindAsync("Questionnaire", "_has:QuestionnaireResponse:questionnaire:subject=p"));
    }
}
