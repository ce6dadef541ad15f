using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Index;

namespace Fhir.Store.Tests;

/// <summary>Which parameters have to wait when a program comes with other definitions than the one before.</summary>
public sealed class StaleParameterTests
{
    private static readonly SearchParameter Marital = Own("marital", "Patient.maritalStatus");
    private static readonly SearchParameter Given = Own("called", "Patient.name.family") with { Type = SearchParameterType.String };

    private static readonly SearchParameter Kind = Own("kind", "Observation.code") with { Base = ["Observation"] };

    /// <summary>Takes the place of R4's own.</summary>
    private static readonly SearchParameter Identifier = Own("identifier", "Patient.maritalStatus");

    public static TheoryData<string, string[], string[], string, string> Changes => new()
    {
        { "new", [], ["marital"], "marital=M", "identifier=p1" },
        { "one more", ["marital"], ["marital", "called"], "called=familie", "marital=M" },
        { "another expression", ["marital"], ["marital'"], "marital=p1", "identifier=p1" },
        { "in the place of R4's", [], ["identifier"], "identifier=M", "family=familie" },
        { "R4's back in its place", ["identifier"], [], "identifier=p1", "family=familie" },
        { "words", ["no words"], [], "_text=x", "identifier=p1" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Only_what_is_defined_otherwise_waits_and_is_then_found(string name, string[] before, string[] after, string waiting, string other)
    {
        using var store = await StaleStore.FilledAsync(0);
        store.Store.Dispose();
        using (var older = FhirStore.Open(store.Settings, SetOf(before)))
            await PutAsync(older, "p1", "p2");

        using var newer = FhirStore.Open(store.Settings, SetOf(after));
        Assert.Equal(503, (await SearchAsync(newer, waiting, after)).Refusal?.Status);
        Assert.True((await SearchAsync(newer, other, after)).Value.Matches.Count > 0, name);
        Assert.True(await newer.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        if (name != "words") Assert.Contains("p1", (await SearchAsync(newer, waiting, after)).Value.Matches.Select(match => match.Id));
        else Assert.Empty((await SearchAsync(newer, waiting, after)).Value.Matches);
    }

    /// <summary>The rows that nobody asks for are taken out; nothing waits for that.</summary>
    [Fact]
    public async Task One_that_is_gone_makes_nothing_wait()
    {
        using var store = await StaleStore.FilledAsync(0);
        store.Store.Dispose();
        using (var older = FhirStore.Open(store.Settings, SetOf(["marital"]))) await PutAsync(older, "p1");

        using var newer = FhirStore.Open(store.Settings, SearchParameterSet.R4);
        Assert.Single((await SearchAsync(newer, "identifier=p1", [])).Value.Matches);
        Assert.NotNull(newer.Renewal.State());
        Assert.True(await newer.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        Assert.Equal(0, newer.Parts.Database.Read(session => session.Prepare("SELECT count(*) FROM token t JOIN parameter p ON p.id = t.parameter WHERE p.code = 'marital'").ReadLong()));
    }

    /// <summary>Those of the type, and what contains one. The rows of others are not touched, wrong as they are made here.</summary>
    [Fact]
    public async Task Only_resources_that_may_have_such_rows_are_read()
    {
        using var store = await StaleStore.FilledAsync(2);
        await store.PutAsync($$"""{"resourceType":"Device","id":"d","contained":[{{StaleStore.Patient("c")}}]}""", """{"resourceType":"Device","id":"e","contained":[{"resourceType":"Medication","id":"m"}]}""");
        using (var writer = store.Store.Parts.Database.OpenWriter())
            writer.Execute("DELETE FROM token WHERE resource IN (SELECT r.key FROM resource r JOIN resource_type t ON t.id = r.type WHERE t.name = 'Observation' OR r.id = 'e')");
        store.Store.Dispose();
        using var newer = FhirStore.Open(store.Settings, SetOf(["marital"]));

        Assert.Equal(new ReindexState(0, 3, false), newer.Renewal.State());
        Assert.Equal(new ReindexState(2, 3, false), await newer.Renewal.StepAsync(2, TestStore.Cancel));
        Assert.Equal(503, (await SearchAsync(newer, "marital=M", ["marital"])).Refusal?.Status);
        Assert.True(await newer.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        Assert.Equal(2, (await SearchAsync(newer, "marital=M", ["marital"])).Value.Matches.Count);
        Assert.Equal(3, Count(newer, "SELECT count(*) FROM token t JOIN parameter p ON p.id = abs(t.parameter) WHERE p.code = 'marital' AND p.aspect = ''"));
        Assert.Equal(0, Count(newer, "SELECT count(*) FROM token k JOIN resource r ON r.key = k.resource JOIN resource_type t ON t.id = r.type WHERE t.name = 'Observation' OR r.id = 'e'"));
    }

    [Fact]
    public async Task Types_that_wait_together_are_read_in_one_order_and_end_as_made_anew()
    {
        using var store = await StaleStore.FilledAsync(5);
        await store.PutAsync("""{"resourceType":"Basic","id":"b","code":{"text":"x"} }""");
        store.Store.Dispose();
        using (var newer = FhirStore.Open(store.Settings, StaleStore.With(Marital, Kind)))
        {
            for (var done = 3; done < 10; done += 3) Assert.Equal(new ReindexState(done, 10, false), await newer.Renewal.StepAsync(3, TestStore.Cancel));
            Assert.Equal(new ReindexState(10, 10, true), await newer.Renewal.StepAsync(3, TestStore.Cancel));
            Assert.Null(newer.Renewal.State());
            var kept = RowsOf(newer);
            await newer.ReindexAsync(StaleStore.OwnBase, TestStore.Cancel);
            Assert.Equal(RowsOf(newer), kept);
        }
    }

    [Fact]
    public async Task A_parameter_of_a_type_that_nobody_has_makes_nothing_wait()
    {
        using var store = await StaleStore.FilledAsync(2);
        store.Store.Dispose();
        using var newer = FhirStore.Open(store.Settings, StaleStore.With(Kind with { Expression = "Device.type", Base = ["Device"] }));

        Assert.Null(newer.Renewal.State());
        Assert.True(await newer.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        Assert.Single((await SearchAsync(newer, "identifier=p1", [])).Value.Matches);
    }

    /// <summary>What an older program had begun and not ended stays stale, and is read from the start.</summary>
    [Fact]
    public async Task A_change_in_the_middle_of_another_leaves_both_waiting()
    {
        using var store = await StaleStore.FilledAsync(0);
        store.Store.Dispose();
        using (var first = FhirStore.Open(store.Settings, SearchParameterSet.R4)) await PutAsync(first, "p1", "p2");
        using (var second = FhirStore.Open(store.Settings, SetOf(["marital"]))) await second.Renewal.StepAsync(1, TestStore.Cancel);

        using var third = FhirStore.Open(store.Settings, SetOf(["marital", "called"]));
        Assert.Equal(0, third.Renewal.State()!.Done);
        Assert.Equal(503, (await SearchAsync(third, "marital=M", ["marital", "called"])).Refusal?.Status);
        Assert.Equal(503, (await SearchAsync(third, "called=familie", ["marital", "called"])).Refusal?.Status);
    }

    /// <summary>By its definitions the rows would be those of nobody's program.</summary>
    [Fact]
    public async Task A_program_that_another_has_followed_leaves_the_work_to_it()
    {
        using var store = await StaleStore.FilledAsync(2);
        using var newer = FhirStore.Open(store.Settings, SetOf(["marital"]));

        Assert.Null(await store.Store.Renewal.StepAsync(10, TestStore.Cancel));
        Assert.NotNull(newer.Renewal.State());
        Assert.True(await newer.Renewal.RunAsync(_ => { }, TestStore.Cancel));
    }

    [Fact]
    public async Task Parameters_written_to_the_server_are_waited_for_by_a_process_that_has_yet_to_hear_of_them()
    {
        using var store = await StaleStore.FilledAsync(2);
        await store.Store.Parameters.UseAsync(StaleStore.With(Given), [Given], TestStore.Cancel);
        while (await store.Store.Parameters.CatchUpAsync(Given.Url, 10, TestStore.Cancel) == CatchUp.More) { }
        StaleStore.MakeStale(store);

        Assert.False(await store.Store.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        Assert.Equal(0, store.Store.Renewal.State()!.Done);
        await store.Store.Parameters.UseAsync(StaleStore.With(Given), [Given], TestStore.Cancel);
        Assert.True(await store.Store.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        Assert.Equal(["familie p0", "familie p1"], store.Rows("SELECT s.folded FROM string s JOIN parameter p ON p.id = s.parameter WHERE p.code = 'called' ORDER BY 1"));
    }

    [Fact]
    public void A_composite_depends_on_what_its_parts_are()
    {
        var composite = Own("both", "Patient") with { Type = SearchParameterType.Composite, Components = [new SearchComponent(Marital.Url, "maritalStatus"), new SearchComponent(Given.Url, "name.family")] };
        var text = OwnParameters.Text(StaleStore.With(Marital, Given, composite));

        Assert.Equal([("Patient", "both"), ("Patient", "called")], OwnParameters.Changed(text, StaleStore.With(Marital, Given with { Type = SearchParameterType.Token }, composite)).Order());
        Assert.Empty(OwnParameters.Changed(text, StaleStore.With(Marital, Given, composite)));
    }

    private static SearchParameter Own(string code, string expression) => new($"https://a.example/{code}", code, SearchParameterType.Token, expression, ["Patient"]);

    private static SearchParameterSet SetOf(string[] names) => names is ["no words"] ? SearchParameterSet.R4.WithoutWords() : StaleStore.With([.. names.Select(name => name switch
    {
        "marital" => Marital,
        "marital'" => Marital with { Expression = "Patient.identifier" },
        "called" => Given,
        _ => Identifier,
    })]);

    private static long? Count(FhirStore store, string sql) => store.Parts.Database.Read(session => session.Prepare(sql).ReadLong());

    private static List<string> RowsOf(FhirStore store) => store.Parts.Database.Read(session =>
    {
        var rows = new List<string>();
        var statement = session.Prepare("SELECT resource, parameter, item, code FROM token ORDER BY resource, parameter, item");
        while (statement.Step()) rows.Add(string.Join('|', Enumerable.Range(0, 4).Select(statement.Value)));
        return rows;
    });

    private static async Task PutAsync(FhirStore store, params string[] ids)
    {
        var commands = ids.Select(id => (WriteCommand)new UpdateCommand(TestStore.Parse(StaleStore.Patient(id)), id, null));
        Assert.True((await store.Bind(Permit.Open).WriteAsync(new WriteBatch([.. commands]), TestStore.Cancel)).IsStored);
    }

    private static Task<Result<SearchPage>> SearchAsync(FhirStore store, string query, string[] names)
    {
        var pair = query.Split('=');
        var parsed = SearchQueryParser.Parse("Patient", [new QueryParameter(pair[0], pair[1])], SetOf(names), new SearchSettings { Now = DateTimeOffset.UnixEpoch }).Value;
        return store.Bind(Permit.Open).SearchAsync(parsed, TestStore.Cancel);
    }
}
