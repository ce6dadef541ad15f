namespace Fhir.Server.Tests.Rest;

/// <summary>A further server of a test, with settings of its own.</summary>
internal sealed class AnotherServer(params string[] settings) : RunningServer(settings);
