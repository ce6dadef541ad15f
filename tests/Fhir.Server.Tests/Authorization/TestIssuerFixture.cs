namespace Fhir.Server.Tests.Authorization;

/// <summary>One issuer process for the tests of a class.</summary>
public sealed class TestIssuerFixture : IAsyncLifetime
{
    internal TestIssuer Issuer { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Issuer = await TestIssuer.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Issuer.DisposeAsync();
}
