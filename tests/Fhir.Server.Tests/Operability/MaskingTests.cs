using Fhir.Server.Operability;
using Fhir.Server.Operability.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fhir.Server.Tests.Operability;

/// <summary>The last look at a line.</summary>
public sealed class MaskingTests
{
    [Theory]
    [InlineData("Patient?identifier=14864349634&x", "Patient?identifier=***********&x")]
    [InlineData("14864349634", "***********")]
    [InlineData("(14864349634,14864349715)", "(***********,***********)")]
    [InlineData("148643 49634 og", "************ og")]
    [InlineData("148643%2049634", "**************")]
    [InlineData("p14864349634x", "p***********x")]
    [InlineData("identifier=202012345602&x", "identifier=************&x")]   // a DUF number
    [InlineData("trace 4bf1202012345602e0e47364bf92f357 end", "trace 4bf1202012345602e0e47364bf92f357 end")]
    [InlineData("2026-11-29T16:15:15.123Z 1234567890 123456789012", "2026-11-29T16:15:15.123Z 1234567890 123456789012")]
    [InlineData("trace 4bf12345678901d0e0e47364bf92f357 end", "trace 4bf12345678901d0e0e47364bf92f357 end")]   // month 34: nobody's number
    [InlineData("trace 4bf14864349634d0e0e47364bf92f357 end", "trace 4bf***********d0e0e47364bf92f357 end")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***")]
    [InlineData("DPoP xyz", "DPoP ***")]
    [InlineData("?access_token=abc&b=1", "?access_token=***&b=1")]
    [InlineData("{\"client_assertion\":\"abc\",\"b\":1}", "{\"client_assertion\":\"***\",\"b\":1}")]
    [InlineData("client_secret=abc", "client_secret=***")]
    [InlineData("Host=db;Password=abc;Port=1", "Host=db;Password=***;Port=1")]
    [InlineData("in eyJhbGciOiJ9.eyJzdWIi.c2ln.", "in ***")]
    [InlineData("nothing to hide", "nothing to hide")]
    public void Numbers_and_tokens_become_stars(string line, string masked) => Assert.Equal(masked, Masking.Mask(line));

    [Theory]
    [InlineData(LogFormat.Json)]
    [InlineData(LogFormat.Plain)]
    public void A_message_of_an_exception_is_told_only_when_asked_for_and_then_masked(LogFormat format)
    {
        var exception = new InvalidOperationException("Kari 14864349634", new FormatException("Nordmann"));

        var quiet = Line(new LogSettings(format, LoggedRequests.All, ResourceIds: false, ExceptionMessages: false), "no", exception);
        var telling = Line(new LogSettings(format, LoggedRequests.All, ResourceIds: false, ExceptionMessages: true), "no", exception);

        Assert.Contains("System.InvalidOperationException", quiet, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain("Kari", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain("Nordmann", quiet, StringComparison.Ordinal);
        Assert.Contains("Kari ***********", telling, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogFormat.Json)]
    [InlineData(LogFormat.Plain)]
    public void A_caller_cannot_write_a_line_of_his_own(LogFormat format) =>
        Assert.Equal(1, Line(new LogSettings(format, LoggedRequests.All, ResourceIds: false, ExceptionMessages: false), "first\r\nsecond\u0085", null).Count(letter => letter is '\n' or '\r' or '\u0085'));

    [Fact]
    public void The_message_of_a_full_disk_is_told()
    {
        var line = Line(new LogSettings(LogFormat.Plain, LoggedRequests.All, ResourceIds: false, ExceptionMessages: false), "no", new IOException("No space left on device"));

        Assert.Contains("No space left on device", line, StringComparison.Ordinal);
    }

    private static string Line(LogSettings settings, string message, Exception? exception)
    {
        using var text = new StringWriter();
        new LogLine(settings, TimeProvider.System).Write(new LogEntry<string>(LogLevel.Error, "Test", default, message, exception, (state, _) => state), null, text);
        return text.ToString();
    }
}
