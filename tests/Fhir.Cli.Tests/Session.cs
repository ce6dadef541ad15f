using System.Text;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Tests;

/// <summary>One run of the tool in this process, with what it said and its exit code.</summary>
internal sealed record Session(int ExitCode, string Output, string Error)
{
    public static Task<Session> RunAsync(params string[] args) => RunAsync(Language.En, "", NoServer, args);

    public static Task<Session> WithInputAsync(string input, params string[] args) => RunAsync(Language.En, input, NoServer, args);

    public static async Task<Session> RunAsync(Language language, string input, Func<HttpMessageHandler> handler, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, ShowsProgress: false, language);
        var code = await new Tool(terminal, handler).RunAsync(args, TestContext.Current.CancellationToken);
        return new Session(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private static HttpMessageHandler NoServer() => throw new InvalidOperationException("The verb asks no server.");
}
