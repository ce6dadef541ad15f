using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests.Oracle;

/// <summary>
/// Fills a store with resources that have a past, and goes on changing it: what is there may have said other things before, been deleted and come back; other things are gone.
/// Where the store's clock can be set, its time goes on from the middle of 2019 by milliseconds and days.
/// </summary>
/// <param name="most">The type of which there are so many that searches weigh where to begin; null for none.</param>
internal sealed class RandomHistory(TestStore store, List<string> types, RandomValues values, string? most = null)
{
    public const int ResourcesPerType = 12;

    private const int Many = 230;

    /// <summary>Of each type, that are there no more when the store is full.</summary>
    private const int Gone = 2;

    private readonly RandomResource maker = new(values, SearchParameterSet.R4);

    /// <summary>What is current, as the store has it.</summary>
    public Dictionary<string, List<Element>> World { get; } = types.ToDictionary(type => type, _ => new List<Element>());

    public static SetClock NewClock() => new(new DateTimeOffset(2019, 6, 1, 0, 0, 0, TimeSpan.Zero));

    public async Task FillAsync()
    {
        foreach (var type in types)
        {
            var count = CountOf(type);
            var before = AppendOnly.Is(type) ? [] : Enumerable.Range(0, count + Gone).Where(number => number >= count || values.Chance(0.25)).ToList();
            await WriteAsync(before.Select(number => Update(type, number)));
            await WriteAsync(before.Where(number => number >= count || values.Chance(0.3)).Select(number => new DeleteCommand(type, $"x{number}", null)));
            await WriteAsync(Enumerable.Range(0, count).Select(number => Update(type, number)));
        }
    }

    private int CountOf(string type) => type == most ? Many : ResourcesPerType;

    /// <summary>One that is there becomes another, gets other labels or goes; one that is not there comes.</summary>
    public async Task ChangeAsync()
    {
        var (type, number) = (values.Pick(types.FindAll(type => !AppendOnly.Is(type))), values.Next(ResourcesPerType));
        if (!World[type].Exists(resource => resource.ValueOf("id") == $"x{number}")) await WriteAsync([Update(type, number)]);
        else await WriteAsync([values.Next(4) switch { 0 => await RelabelAsync(type, $"x{number}"), 1 => new DeleteCommand(type, $"x{number}", null), _ => Update(type, number) }]);
    }

    private async Task<WriteCommand> RelabelAsync(string type, string id)
    {
        var before = (await store.Open.ReadAsync(type, id, TestStore.Cancel)).Value!;
        var resource = JsonNode.Parse(before.Json.Span)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(maker.Make(type, id))!["meta"]?.AsObject().ToList() ?? [])
            if (name is "tag" or "security" or "profile") resource["meta"]![name] = value!.DeepClone();
        return new RelabelCommand(TestStore.Parse(resource.ToJsonString()), before);
    }

    private UpdateCommand Update(string type, int number) => new UpdateCommand(TestStore.Parse(maker.Make(type, $"x{number}", IndexOracleTests.Always)), $"x{number}", null);

    private async Task WriteAsync(IEnumerable<WriteCommand> commands)
    {
        foreach (var some in commands.Chunk(1 + values.Next(6)))
        {
            if (store.Settings.Clock is SetClock clock) clock.Now += values.Next(3) switch { 0 => TimeSpan.Zero, 1 => TimeSpan.FromMilliseconds(1), _ => TimeSpan.FromMinutes(values.Next(20000)) };
            var result = await store.Open.WriteAsync(new WriteBatch([.. some]) { OwnBase = IndexOracleTests.OwnBase }, TestStore.Cancel);
            Assert.True(result.IsStored, result.Failure?.ToString());
            foreach (var written in result.Written.Select(one => one.Resource!)) Take(written);
        }
    }

    private void Take(StoredResource written)
    {
        World[written.Type].RemoveAll(resource => resource.ValueOf("id") == written.Id);
        if (!written.IsDeleted) World[written.Type].Add(TestStore.Parse(Encoding.UTF8.GetString(written.Json.Span)));
    }
}
