using System.Text;

using Fhir.Cli.Files;

namespace Fhir.Cli.Tests;

/// <summary>NDJSON in and out: every line in its place, whatever the size of the whole.</summary>
public sealed class LinesTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ten_thousand_lines_are_told_apart_and_come_in_order()
    {
        var path = folder.File("a.ndjson", string.Join('\n', Enumerable.Range(1, 10_000).Select(number => number % 1000 == 0 ? """{"resourceType":"Patient","wings":1}""" : Patient(number))));
        var session = await Session.RunAsync("validate", path);
        var errors = session.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line[path.Length..].Split(':')[1]);
        Assert.Equal(Enumerable.Range(1, 10).Select(thousand => $"{thousand * 1000}"), errors);
        Assert.Contains("10000 resources: 10 errors", session.Output);
    }

    [Fact]
    public async Task Files_of_a_folder_are_told_of_in_order()
    {
        for (var at = 0; at < 40; at++) folder.File($"{at:00}.json", """{"resourceType":"Patient","wings":1}""");
        var session = await Session.RunAsync("validate", folder.Path);
        Assert.Equal(Enumerable.Range(0, 40).Select(at => $"{at:00}.json"),
            session.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => Path.GetFileName(line.Split(':')[0])));
    }

    [Theory]
    [InlineData("json", "\"file\": ")]
    [InlineData("sarif", "\"ruleId\": \"structure-unknown-element\"")]
    public async Task Every_form_of_the_answer_takes_many_lines(string format, string each)
    {
        var session = await Session.WithInputAsync(string.Concat(Enumerable.Repeat("{\"resourceType\":\"Patient\",\"wings\":1}\n", 3000)), "validate", "-", "--format", format);
        Assert.Equal(1, session.ExitCode);
        Assert.Equal(3000, session.Output.Split(each).Length - 1);
        System.Text.Json.JsonDocument.Parse(session.Output).Dispose();
    }

    [Theory]
    [InlineData("a\nbb\nccc", "1:a 2:bb 3:ccc")]
    [InlineData("a\r\n\n \nb\n", "1:a\r 4:b")]
    [InlineData("\n\n\n", "")]
    [InlineData("", "")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1:99")]
    public void A_stream_is_cut_into_lines(string text, string lines)
    {
        var found = LineReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).SelectMany(batch => batch.Lines().Select(line => $"{line.Number}:{(line.Text.Length > 50 ? $"{line.Text.Length}" : Encoding.UTF8.GetString(line.Text.Span))}").ToList());
        Assert.Equal(lines, string.Join(' ', found));
    }

    /// <summary>Lines of every length around the size of a batch, read through streams that give little at a time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7919)]
    [InlineData(1 << 20)]
    public void No_byte_is_lost_between_batches(int bytesAtATime)
    {
        var random = new Random(20261122);
        var lines = Enumerable.Range(0, 60).Select(at => new string((char)('a' + at % 26), bytesAtATime == 1 ? random.Next(1, 30_000) : random.Next(1, 1_200_000) / (at % 3 == 0 ? 1 : 100))).ToList();
        using var source = new Dripping(Encoding.ASCII.GetBytes(string.Join('\n', lines)), bytesAtATime);
        var found = new List<string>();
        foreach (var batch in LineReader.Read(source))
            using (batch)
                foreach (var (number, text) in batch.Lines())
                {
                    found.Add(Encoding.ASCII.GetString(text.Span));
                    Assert.Equal(found.Count, number);
                }
        Assert.Equal(lines, found);
    }

    [Theory]
    [InlineData(999_999, true)]
    [InlineData(3_000_000, false)]
    public void A_line_that_is_too_long_is_passed_over_and_counted(int length, bool isKept)
    {
        var text = $"first\n{new string('x', length)}\nlast\n";
        using var source = new MemoryStream(Encoding.ASCII.GetBytes(text));
        var batches = LineReader.Read(source, maxLineBytes: 1_000_000).Select(batch => (batch.SkippedBytes, Lines: string.Join(' ', batch.Lines().Select(line => $"{line.Number}:{line.Text.Length}")))).ToList();
        Assert.Equal(isKept ? "1:5 2:999999 3:4" : "1:5 3:4", string.Join(' ', batches.Select(batch => batch.Lines).Where(lines => lines.Length > 0)));
        Assert.Equal(isKept ? [] : new long[] { length }, batches.Select(batch => batch.SkippedBytes).Where(skipped => skipped > 0));
    }

    [Fact]
    public async Task A_line_over_the_limit_is_an_error_of_that_line()
    {
        var path = Path.Combine(folder.Path, "a.ndjson");
        await using (var file = File.Create(path))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes($"{Patient(1)}\n"), TestContext.Current.CancellationToken);
            await file.WriteAsync(new byte[LineReader.MaxLineBytes + 5], TestContext.Current.CancellationToken);
            await file.WriteAsync(Encoding.UTF8.GetBytes($"\n{Patient(3)}\n"), TestContext.Current.CancellationToken);
        }
        var session = await Session.RunAsync("validate", path);
        Assert.Contains($"{path}:2: fatal limit-bytes: ", session.Output);
        Assert.EndsWith("3 resources: 1 errors, 2 warnings\n", session.Output);
    }

    [Fact]
    public async Task A_file_larger_than_the_parsers_take_is_not_read_to_its_end()
    {
        var path = Path.Combine(folder.Path, "a.json");
        await using (var file = File.Create(path)) file.SetLength(1L << 30);
        var session = await Session.RunAsync("validate", path);
        Assert.Contains("fatal limit-bytes", session.Output);
    }

    [Fact]
    public async Task NDJSON_becomes_XML_a_line_each_and_comes_back()
    {
        const string Lines = """
            {"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a\nb</div>"},"active":true}
            {"resourceType":"Basic","code":{"text":"a\nb"}}

            """;
        var xml = await Session.RunAsync("convert", folder.File("a.ndjson", Lines), "--to", "xml");
        Assert.Equal((0, 2, ""), (xml.ExitCode, xml.Output.Count(letter => letter == '\n'), xml.Error));
        var json = await Session.RunAsync("convert", folder.File("b.ndjson", xml.Output), "--to", "json");
        // Within a narrative the end of a line comes back as the reference that stood for it: the same XHTML.
        Assert.Equal((0, Lines.ReplaceLineEndings("\n").Replace("a\\nb</div>", "a&#10;b</div>", StringComparison.Ordinal)), (json.ExitCode, json.Output));
    }

    [Fact]
    public async Task A_line_that_cannot_be_converted_is_told_and_left_out()
    {
        var path = folder.File("a.ndjson", $"{Patient(1)}\n{{\"resourceType\":\"Patient\",\"wings\":1}}\n{{\n{Patient(4)}\n");
        var session = await Session.RunAsync("convert", path, "--to", "json");
        Assert.Equal((1, $"{Patient(1)}\n{Patient(4)}\n"), (session.ExitCode, session.Output));
        Assert.Equal([$"{path}:2", $"{path}:3"], session.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..(path.Length + 2)]));
    }

    [Fact]
    public async Task An_output_that_nobody_reads_exits_with_2()
    {
        await using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(Patient(1))), new Closed(), error, ShowsProgress: false, Kernel.Outcome.Language.En);
        Assert.Equal(2, await new Tool(terminal, () => throw new InvalidOperationException()).RunAsync(["validate", "-"], TestContext.Current.CancellationToken));
        Assert.Equal("fhirref: cannot write the answer: closed\n", error.ToString());
    }

    private static string Patient(int number) => $$"""{"resourceType":"Patient","id":"p{{number}}","active":true}""";

    private sealed class Dripping(byte[] bytes, int atATime) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(atATime, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(atATime, count));
    }

    private sealed class Closed : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("closed");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("closed");
    }
}
