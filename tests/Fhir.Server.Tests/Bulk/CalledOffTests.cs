using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>
/// A job whose caller calls it off while it is at work, before its process has given the next sign of life. https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-delete-request
/// </summary>
public sealed class CalledOffTests
{
    [Fact]
    public async Task A_job_that_is_called_off_while_it_works_is_no_failure_and_leaves_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var source = new TcpListener(IPAddress.Loopback, 0);
        source.Start();
        await using var server = new LoggedServer(((IPEndPoint)source.LocalEndpoint).Port);
        await server.InitializeAsync();

        // Whether the sign of life comes in between is chance.
        for (var round = 0; round < 4; round++)
        {
            var status = await server.KickOffAsync("$import", server.Input);
            using var fetching = await source.AcceptTcpClientAsync(cancel);
            await server.DeleteAsync(status);
            while (server.HasFolders) await Task.Delay(1, cancel);
            await fetching.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"u8.ToArray(), cancel);
            await Task.Delay(100, cancel);
            Assert.Equal(404, (await server.GetAsync(status)).Status);
        }
        Assert.Empty(server.Logged);
        Assert.False(server.HasFolders);
    }

    private sealed class LoggedServer(int port) : BulkServer($"--FhirRef:Import:Sources=http://127.0.0.1:{port}/", $"--FhirRef:Jobs:Folder={Folder(port)}"), ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Logged { get; } = [];

        public string Input { get; } = $$"""{"resourceType":"Parameters","parameter":[{"name":"input","part":[{"name":"url","valueUrl":"http://127.0.0.1:{{port}}/x.ndjson"}]}]}""";

        public bool HasFolders => Directory.Exists(Folder(port)) && Directory.EnumerateDirectories(Folder(port)).Any();

        protected override void Replace(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(this);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Logged.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (Directory.Exists(Folder(port))) Directory.Delete(Folder(port), recursive: true);
        }

        private static string Folder(int port) => Path.Combine(Path.GetTempPath(), $"fhirref-called-off-{port}");
    }
}
