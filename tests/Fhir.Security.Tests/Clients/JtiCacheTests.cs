using Fhir.Security.Clients;

namespace Fhir.Security.Tests.Clients;

public sealed class JtiCacheTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void A_full_memory_makes_room_for_what_can_no_longer_replay()
    {
        var cache = new JtiCache(clock, capacity: 2);
        Assert.True(cache.Use("a", "1", clock.Now.AddSeconds(10)));
        Assert.True(cache.Use("a", "2", clock.Now.AddSeconds(60)));

        clock.Now += TimeSpan.FromSeconds(30);

        Assert.True(cache.Use("a", "3", clock.Now.AddSeconds(10)));
        Assert.False(cache.Use("a", "2", clock.Now.AddSeconds(10)));
    }

    [Fact]
    public void A_memory_full_of_living_entries_accepts_nothing_rather_than_forget()
    {
        var cache = new JtiCache(clock, capacity: 1);
        Assert.True(cache.Use("a", "1", clock.Now.AddSeconds(60)));

        Assert.False(cache.Use("a", "2", clock.Now.AddSeconds(60)));
        Assert.False(cache.Use("a", "1", clock.Now.AddSeconds(60)));
    }
}
