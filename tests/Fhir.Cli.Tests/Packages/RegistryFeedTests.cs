using System.Text;

using Fhir.Profiles;
using Fhir.Profiles.Registry;
using Fhir.Profiles.Restoring;

namespace Fhir.Cli.Tests.Packages;

/// <summary>A registry that is slow, breaks off, lies, or leads astray.</summary>
public sealed class RegistryFeedTests : IAsyncLifetime
{
    private static readonly FeedSettings Modest = FeedSettings.Default with
    {
        Attempts = 3, Pause = TimeSpan.FromMilliseconds(1), MaxArchiveBytes = 1 << 20, MaxListingBytes = 64 << 10,
    };

    private static readonly FeedSettings Impatient = Modest with { Idle = TimeSpan.FromMilliseconds(200), Attempts = 2 };

    private static readonly TestPackage Package = TestPackage.Of("no.example.a", "1.0.0");

    private readonly Folder folder = new();
    private readonly RegistryDouble registry = new RegistryDouble().Publish(Package);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await registry.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_registry_that_answers_is_read() => Assert.Null(await RuleAsync());

    [Fact]
    public async Task A_registry_that_states_no_hashes_is_taken_at_its_word()
    {
        registry.StatesHashes = false;
        Assert.Null(await RuleAsync());
    }

    [Theory]
    [InlineData("500 Internal Server Error", "package-registry-status", 3)]
    [InlineData("503 Service Unavailable", "package-registry-status", 3)]
    [InlineData("429 Too Many Requests", "package-registry-status", 3)]
    [InlineData("404 Not Found", "package-unpublished", 1)]
    [InlineData("401 Unauthorized", "package-registry-status", 1)]
    [InlineData("304 Not Modified", "package-registry-status", 1)]
    public async Task What_may_pass_is_tried_again_and_what_will_not_is_not(string status, string ruleId, int attempts)
    {
        registry.Misbehave = Answer(_ => true, status, []);
        Assert.Equal(ruleId, await RuleAsync());
        Assert.Equal(attempts, registry.Asked.Count);
    }

    [Fact]
    public async Task A_registry_that_fails_once_is_asked_again()
    {
        var failures = 0;
        registry.Misbehave = async (path, connection, cancel) =>
        {
            if (Interlocked.Increment(ref failures) > 2) return false;
            await RegistryDouble.WriteAsync(connection, "502 Bad Gateway", [], cancel);
            return true;
        };
        Assert.Null(await RuleAsync());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"versions":[]}""")]
    [InlineData("""{"versions":{"1.0.0":"\ud800"},"dist-tags":{"latest":"\ud800"}}""")]
    public async Task A_listing_that_is_none_is_refused(string listing)
    {
        registry.Misbehave = Answer(_ => true, "200 OK", Encoding.UTF8.GetBytes(listing));
        Assert.Equal("package-listing", await RuleAsync());
    }

    [Fact]
    public async Task A_listing_that_is_too_long_is_refused()
    {
        registry.Misbehave = Answer(_ => true, "200 OK", new byte[(64 << 10) + 1]);
        Assert.Equal("package-limit-download", await RuleAsync());
    }

    [Fact]
    public async Task An_archive_that_is_too_long_is_refused_while_it_comes()
    {
        registry.Misbehave = async (path, connection, cancel) =>
        {
            if (!IsArchive(path)) return false;
            await RegistryDouble.WriteRawAsync(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", [], cancel);
            while (true) await connection.WriteAsync(new byte[64 << 10], cancel);
        };
        Assert.Equal("package-limit-download", await RuleAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_registry_that_falls_silent_is_given_up(bool beforeItAnswers)
    {
        registry.Misbehave = async (path, connection, cancel) =>
        {
            if (!beforeItAnswers) await RegistryDouble.WriteRawAsync(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", [], cancel);
            await Task.Delay(Timeout.Infinite, cancel);
            return true;
        };
        Assert.Equal("package-registry-slow", await RuleAsync(Impatient));
    }

    [Fact]
    public async Task A_registry_that_drips_is_given_up_in_the_end()
    {
        registry.Misbehave = async (path, connection, cancel) =>
        {
            await RegistryDouble.WriteRawAsync(connection, "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n", [], cancel);
            while (true)
            {
                await connection.WriteAsync(" "u8.ToArray(), cancel);
                await Task.Delay(10, cancel);
            }
        };
        Assert.Equal("package-registry-slow", await RuleAsync(Modest with { Whole = TimeSpan.FromMilliseconds(300), Attempts = 1 }));
    }

    [Fact]
    public async Task An_archive_that_breaks_off_is_fetched_again_and_then_refused()
    {
        registry.Misbehave = async (path, connection, cancel) =>
        {
            if (!IsArchive(path)) return false;
            await RegistryDouble.WriteRawAsync(connection, $"HTTP/1.1 200 OK\r\nContent-Length: {Package.Archive.Length}\r\nConnection: close\r\n\r\n", Package.Archive[..50], cancel);
            return true;
        };
        Assert.Equal("package-registry-unreachable", await RuleAsync());
        Assert.Equal(3, registry.Asked.Count(IsArchive));
    }

    [Theory]
    [InlineData(true, "package-integrity")]
    [InlineData(false, "package-mismatch")]
    public async Task Another_archive_than_the_one_listed_is_refused(bool statesHashes, string ruleId)
    {
        registry.StatesHashes = statesHashes;
        registry.Misbehave = Answer(IsArchive, "200 OK", TestPackage.Of("no.example.b", "1.0.0").Archive);
        Assert.Equal(ruleId, await RuleAsync());
    }

    [Fact]
    public async Task The_older_shasum_is_checked_too()
    {
        registry.Misbehave = Answer(path => !IsArchive(path), "200 OK", Encoding.UTF8.GetBytes(
            """{"versions":{"1.0.0":{"dist":{"tarball":"no.example.a/-/no.example.a-1.0.0.tgz","shasum":"0000000000000000000000000000000000000000"}}}}"""));
        Assert.Equal("package-integrity", await RuleAsync());
    }

    [Fact]
    public async Task A_redirect_is_followed()
    {
        registry.Misbehave = async (path, connection, cancel) =>
        {
            if (!path.EndsWith("/-/no.example.a-1.0.0.tgz", StringComparison.Ordinal) || path.StartsWith("/moved", StringComparison.Ordinal)) return path.StartsWith("/moved", StringComparison.Ordinal)
                && await Answer(_ => true, "200 OK", Package.Archive)(path, connection, cancel);
            await RegistryDouble.WriteAsync(connection, "302 Found", [], cancel, $"Location: /moved{path}\r\n");
            return true;
        };
        Assert.Null(await RuleAsync());
    }

    [Theory]
    [InlineData("/no.example.a", 6)]
    [InlineData("file:///etc/passwd", 1)]
    [InlineData("ftp://127.0.0.1/a", 1)]
    public async Task A_redirect_that_leads_round_or_elsewhere_is_not_followed(string location, int asked)
    {
        registry.Misbehave = async (path, connection, cancel) =>
        {
            await RegistryDouble.WriteAsync(connection, "302 Found", [], cancel, $"Location: {location}\r\n");
            return true;
        };
        Assert.Equal("package-registry-redirect", await RuleAsync());
        Assert.Equal(asked, registry.Asked.Count);
    }

    [Fact]
    public async Task An_archive_on_the_own_disk_is_not_read()
    {
        registry.Misbehave = Answer(path => !IsArchive(path), "200 OK", """{"versions":{"1.0.0":{"dist":{"tarball":"file:///etc/passwd"}}}}"""u8.ToArray());
        Assert.Equal("package-registry-redirect", await RuleAsync());
    }

    [Fact]
    public async Task A_registry_that_is_not_there_is_said_to_be_unreachable()
    {
        using var gone = new RegistryFeed(new Uri("http://127.0.0.1:1"), new SocketsHttpHandler(), Modest);
        Assert.Equal("package-registry-unreachable", (await gone.ListAsync("no.example.a", TestContext.Current.CancellationToken)).Refusal!.Issues[0].RuleId);
    }

    [Theory]
    [InlineData("package/../../a.json", "package-path")]
    [InlineData("package/NUL.json", "package-path")]
    public async Task An_archive_that_would_write_elsewhere_leaves_nothing_behind(string path, string ruleId)
    {
        registry.StatesHashes = false;
        registry.Misbehave = Answer(IsArchive, "200 OK", TestPackage.Pack(("package/package.json", "{}"), (path, "{}")));
        Assert.Equal(ruleId, await RuleAsync());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static bool IsArchive(string path) => path.EndsWith(".tgz", StringComparison.Ordinal);

    private static Func<string, Stream, CancellationToken, Task<bool>> Answer(Func<string, bool> choose, string status, byte[] body) => async (path, connection, cancel) =>
    {
        if (!choose(path)) return false;
        await RegistryDouble.WriteAsync(connection, status, body, cancel);
        return true;
    };

    /// <returns>The rule that a restore of the one package is refused by; null when it succeeds.</returns>
    private async Task<string?> RuleAsync(FeedSettings? settings = null)
    {
        using var feed = new RegistryFeed(new Uri(registry.Address), new SocketsHttpHandler { AllowAutoRedirect = false }, settings ?? Modest);
        var restored = await new PackageResolver(new PackageCache(folder.Path), feed, LockFile.Empty)
            .RestoreAsync([KeyValuePair.Create(Package.Name, Package.Version)], TestContext.Current.CancellationToken);
        return restored.Refusal?.Issues[0].RuleId;
    }
}
