using System.Net;
using Fhir.Server.Tests.Authorization;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>Making the index anew is for those who may do everything.</summary>
public sealed class ScopedReindexTests(ScopedServer server) : IClassFixture<ScopedServer>
{
    [Theory]
    [InlineData("system/*.cruds", HttpStatusCode.Accepted)]
    [InlineData("system/*.rs", HttpStatusCode.Forbidden)]
    [InlineData("system/*.crud", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.cruds", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task It_needs_every_right_on_every_type(string? scope, HttpStatusCode status)
    {
        var (response, _) = await server.SendAsync(scope, "POST", "/fhir/$reindex?type=Patient", """{"resourceType":"Parameters"}""", ("Prefer", "respond-async"));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.Accepted, response.Content.Headers.ContentLocation is not null);
    }
}
