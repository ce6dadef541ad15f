using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>Many submissions at the same moment, over all servers of a database: the rules hold as if they came one after the other.</summary>
public abstract class SubmissionRaceTests(MhdServer server)
{
    private const int Clients = 24;

    [Fact]
    public async Task Of_many_with_the_same_unique_id_one_is_stored_and_the_others_are_told_that_it_is_taken()
    {
        var submissions = Enumerable.Range(0, Clients).Select(number => Submission.Of(Submission.Comprehensive, $"Notat {number}")).ToList();
        foreach (var submission in submissions) submission.Document["masterIdentifier"] = submissions[0].Document["masterIdentifier"]!.DeepClone();

        var answers = await AllAsync(submissions);

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal((409, "mhd-unique-id-taken"), (answer.Status, answer.Rules.Single())));
        Assert.Single((await server.GetAsync($"DocumentReference?identifier={submissions[0].MasterIdentifier}")).Entries);
    }

    [Fact]
    public async Task Of_many_that_replace_the_same_document_one_does_and_the_others_are_told_that_it_is_superseded()
    {
        var old = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive)))[1];

        var answers = await AllAsync([.. Enumerable.Range(0, Clients).Select(number => Submission.Of(Submission.Comprehensive, $"Rettet {number}").Replacing(old))]);

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("mhd-target-superseded", Assert.Single(answer.Rules)));
        Assert.Equal("2", (await server.GetAsync(old)).Json["meta"]!["versionId"]!.GetValue<string>());
        Assert.Single((await server.GetAsync($"DocumentReference?relatesto={old}")).Entries);
    }

    [Fact]
    public async Task A_document_that_is_superseded_meanwhile_is_not_added_to()
    {
        var old = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive)))[1];
        var submissions = Enumerable.Range(0, Clients).Select(number => number == 0 ? Submission.Of(Submission.Comprehensive).Replacing(old) : Submission.Of(Submission.Comprehensive, $"Tillegg {number}").Relating("appends", old)).ToList();

        var answers = await AllAsync(submissions);

        Assert.Equal(200, answers[0].Status);
        // What was added was so before it was replaced: the order of the versions says it.
        var replaced = (await server.GetAsync(old)).Json["meta"]!["lastUpdated"]!.GetValue<DateTimeOffset>();
        var added = (await server.GetAsync($"DocumentReference?relation=appends&relatesto={old}&_count=100")).Entries;
        Assert.Equal(answers.Skip(1).Count(answer => answer.Status == 200), added.Count);
        Assert.All(added, entry => Assert.True(entry["resource"]!["meta"]!["lastUpdated"]!.GetValue<DateTimeOffset>() <= replaced));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("mhd-target-superseded", Assert.Single(answer.Rules)));
    }

    private async Task<Answer[]> AllAsync(IReadOnlyList<Submission> submissions) =>
        await Task.WhenAll(submissions.Select((submission, at) => server.All[at % server.All.Count].PostAsync("", submission.ToString())));
}

public sealed class SubmissionRaceOnSqlite(MhdServer server) : SubmissionRaceTests(server), IClassFixture<MhdServer>;

/// <summary>Two servers on one database.</summary>
public sealed class SubmissionRaceOnPostgres : SubmissionRaceTests, IClassFixture<MhdServerOnPostgres>
{
    public SubmissionRaceOnPostgres(MhdServerOnPostgres server) : base(server) => OnPostgres.SkipUnlessHere(server);
}
