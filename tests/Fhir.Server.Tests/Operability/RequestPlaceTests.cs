using Fhir.Kernel.Definitions;
using Fhir.Server.Operability.Load;
using Fhir.Server.Operability.Metrics;
using Fhir.Server.Response;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics.Metrics;

namespace Fhir.Server.Tests.Operability;

/// <summary>One place, and requests that keep it or leave it.</summary>
public sealed class RequestPlaceTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TaskCompletionSource end = new();

    public void Dispose() => services.Dispose();

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 503)]
    public async Task A_request_that_leaves_its_place_holds_up_nobody(bool leaves, int status)
    {
        var admission = Admission(context => context.Request.Path == "/fhir/wait" ? WaitAsync(context, leaves) : Task.CompletedTask, TimeSpan.FromMinutes(1));
        var waiting = admission.InvokeAsync(Request("/fhir/wait"));
        var next = Request("/fhir/Patient");
        await admission.InvokeAsync(next);
        end.SetResult();
        await waiting;

        Assert.Equal(status, next.Response.StatusCode);
        var afterwards = Request("/fhir/Patient");
        await admission.InvokeAsync(afterwards);
        Assert.Equal(200, afterwards.Response.StatusCode);
    }

    [Fact]
    public async Task The_time_of_a_request_that_left_does_not_run_out()
    {
        var (left, timedOut) = (Request("/fhir/left"), Request("/fhir/stays"));
        var admission = Admission(async context =>
        {
            if (context.Request.Path == "/fhir/left") RequestPlace.Of(context)!.Leave();
            await Task.Delay(context.Request.Path == "/fhir/left" ? 300 : Timeout.Infinite, context.RequestAborted);
        }, TimeSpan.FromMilliseconds(100));

        await admission.InvokeAsync(left);
        await admission.InvokeAsync(timedOut);

        Assert.Equal((200, 503), (left.Response.StatusCode, timedOut.Response.StatusCode));
    }

    [Fact]
    public async Task A_client_that_goes_away_is_no_timeout()
    {
        using var gone = new CancellationTokenSource();
        var request = Request("/fhir/stays");
        request.RequestAborted = gone.Token;
        var admission = Admission(context => Task.Delay(Timeout.Infinite, context.RequestAborted), TimeSpan.FromMinutes(1));
        var waiting = admission.InvokeAsync(request);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(gone.Token, request.RequestAborted);
    }

    private async Task WaitAsync(HttpContext context, bool leaves)
    {
        if (leaves) RequestPlace.Of(context)!.Leave();
        await end.Task;
    }

    private Admission Admission(RequestDelegate next, TimeSpan time)
    {
        var settings = new Fhir.Server.Operability.LoadSettings
        {
            Concurrent = 1, Queue = 0, QueuePatience = TimeSpan.FromSeconds(1), RequestsPerMinute = null, RequestTime = time, BodiesBytes = 1 << 20, PageBytes = 1 << 20, UrlLength = 1000, HeaderLength = 1000,
            HeaderTime = TimeSpan.FromSeconds(1), Connections = null,
        };
        return new Admission(next, new RequestPlaces(settings, new ServerMeter(services.GetRequiredService<IMeterFactory>())), settings, new ResponseWriter(DefinitionsPack.Core.Schema));
    }

    private static DefaultHttpContext Request(string path) => new() { Request = { Path = path, Method = "GET" } };
}
