using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Operability;

/// <summary>A write rule that takes a refused search for an empty one.</summary>
public sealed class JudgedStoreTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-judged-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0, "Patient", 503)]   // every search takes too long
    [InlineData(30, "Patient", null)]
    [InlineData(30, "Observation", null)]   // not permitted: that is an answer
    public async Task A_write_is_put_off_when_what_a_rule_asks_cannot_be_answered_now(int patienceSeconds, string asked, int? status)
    {
        var settings = new StoreSettings { ConnectionString = $"Data Source={Path.Combine(folder, "fhirref.db")}", SearchPatience = TimeSpan.FromSeconds(patienceSeconds) };
        using var store = FhirStore.Open(settings, SearchParameterSet.R4);
        var rules = new BroughtRules([new Careless(asked)], new Lazy<IOperationHost>(server.Services.GetRequiredService<IOperationHost>));
        var document = JsonParser.Parse("""{"resourceType":"Patient"}"""u8.ToArray(), DefinitionsPack.Core.Schema).Document!;
        var bound = store.Bind(Permit.Of("test", null, [("Patient", Interaction.All)]));

        Assert.Equal(status, (await rules.CheckAsync(document, null, server.Base, bound, TestContext.Current.CancellationToken)).Refusal?.Status);
    }

    private sealed class Careless(string type) : IWriteRule
    {
        public async Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
        {
            var found = await context.Store.SearchAsync(new SearchQuery(type, ImmutableArray<SearchClause>.Empty), cancel);
            return found is { IsValue: true, Value.Matches.Count: > 0 } ? new Refusal(409, []) : null;
        }
    }
}
