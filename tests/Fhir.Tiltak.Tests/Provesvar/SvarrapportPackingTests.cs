using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar;
using Fhir.Tiltak.Provesvar.Source;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>Messages as they travel: packed, in envelopes, in the parts of MIME, beside documents. However a message comes, it becomes the same.</summary>
public class SvarrapportPackingTests
{
    private const string Space = "http://www.kith.no/xmlstds/labsvar/2012-02-15";

    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    private static string Message(string id = "S-1", string value = "5.3") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Message xmlns="{Space}"><GenDate V="2026-10-05T10:00:00"/><MsgId>m-{id}</MsgId><ServReport><ServType V="N"/><IssueDate V="2026-10-05"/><Status V="F"/><MsgDescr V="CLIN"/><ServProvId>{id}</ServProvId>
        <Patient><Sex V="2"/><Name>Blåbærås, Åse</Name><OffId>08857949871</OffId><ResultItem><IdResultItem>1</IdResultItem><Investigation><Id V="NPU03230" S="2.16.578.1.12.4.1.1.7280" DN="Kalium"/></Investigation>
        <NumResult><NumResultValue V="{value}" U="mmol/L"/></NumResult></ResultItem></Patient><ServProvider><HCP><Inst><Name>Fjordlandet sykehus</Name><Id>90001</Id><TypeId V="HER"/></Inst></HCP></ServProvider></ServReport></Message>
        """;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Undeclared(string message) => message[(message.IndexOf("?>", StringComparison.Ordinal) + 2)..];

    public static TheoryData<string> Ways => [.. Packed().Keys];

    private static Dictionary<string, byte[]> Packed()
    {
        var (text, bytes) = (Message(), Bytes(Message()));
        return new Dictionary<string, byte[]>
        {
            ["gzip"] = Gzip(bytes),
            ["gzip of UTF-16"] = Gzip([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))]),
            ["gzip of ISO-8859-1"] = Gzip(Encoding.Latin1.GetBytes(text.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal))),
            ["gzip in two members"] = [.. Gzip(bytes[..200]), .. Gzip(bytes[200..])],
            ["gzip in members of nothing and something"] = [.. Gzip([]), .. Gzip(bytes), .. Gzip([])],
            ["zlib"] = Zlib(bytes, CompressionLevel.Optimal),
            ["zlib, fast"] = Zlib(bytes, CompressionLevel.Fastest),
            ["zlib, not made smaller"] = Zlib(bytes, CompressionLevel.NoCompression),
            ["zlib, as small as can be"] = Zlib(bytes, CompressionLevel.SmallestSize),
            ["base64 of zlib"] = Bytes(Base64(Zlib(bytes, CompressionLevel.Optimal))),
            ["MsgHead with base64 of zlib"] = Bytes(Envelope($"<Base64Container>{Base64(Zlib(bytes, CompressionLevel.Optimal))}</Base64Container>")),
            ["gzip twice"] = Gzip(Gzip(bytes)),
            ["zip"] = Zip(("svar.xml", bytes)),
            ["zip in a folder"] = Zip(("ut/", []), ("ut/svar.xml", bytes)),
            ["zip of a zip"] = Zip(("svar.zip", Zip(("svar.xml", bytes)))),
            ["base64"] = Bytes(Base64(bytes)),
            ["base64 with a mark in front and lines"] = [0xEF, 0xBB, 0xBF, .. Bytes(Lines(Base64(bytes)))],
            ["base64 of gzip"] = Bytes(Base64(Gzip(bytes))),
            ["MIME, one part in base64"] = Bytes($"MIME-Version: 1.0\r\nContent-Type: text/xml; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{Lines(Base64(bytes))}"),
            ["MIME, quoted-printable"] = Bytes($"Content-Type: text/xml;\r\n charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{Quoted(bytes)}"),
            ["MIME, ebXML with headers"] = Bytes("Message-ID: <a@b.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/xml\"; boundary=\"=_del\"\r\n\r\nDette er i flere deler.\r\n" + EbXml("=_del", Base64(Bytes(Envelope(Undeclared(text)))))),
            ["MIME, ebXML without headers"] = Bytes(EbXml("--=_del", Base64(bytes))),
            ["MIME, parts in a part"] = Bytes($"Content-Type: multipart/mixed; boundary=ytre\n\n--ytre\nContent-Type: multipart/related; boundary=indre\n\n{EbXml("indre", Base64(bytes)).Replace("\r\n", "\n", StringComparison.Ordinal)}\n--ytre--\n"),
            ["MsgHead"] = Bytes(Envelope(Undeclared(text))),
            ["MsgHead with prefixes"] = Bytes(Envelope(Undeclared(text)).Replace("<MsgHead xmlns=", "<mh:MsgHead xmlns:mh=", StringComparison.Ordinal).Replace("</MsgHead>", "</mh:MsgHead>", StringComparison.Ordinal)),
            ["MsgHead with base64"] = Bytes(Envelope($"<Base64Container xmlns=\"http://www.kith.no/xmlstds/base64container\">{Lines(Base64(bytes))}</Base64Container>")),
            ["MsgHead with base64 of gzip"] = Bytes(Envelope($"<Base64Container>{Base64(Gzip(bytes))}</Base64Container>")),
            ["MsgHead with base64 of ISO-8859-1"] = Bytes(Envelope($"<Base64Container>{Base64(Encoding.Latin1.GetBytes(text.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal)))}</Base64Container>")),
            ["MsgHead with base64 in CDATA"] = Bytes(Envelope($"<![CDATA[{Base64(bytes)}]]>")),
            ["MsgHead with CDATA"] = Bytes(Envelope($"<![CDATA[{text}]]>")),
            ["MsgHead with escaped text"] = Bytes(Envelope(System.Security.SecurityElement.Escape(text)!)),
            ["MsgHead in SOAP"] = Bytes($"<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Header/><e:Body>{Envelope(Undeclared(text))}</e:Body></e:Envelope>"),
            ["gzip of MsgHead with base64 of zip"] = Gzip(Bytes(Envelope($"<Base64Container>{Base64(Zip(("svar.xml", bytes)))}</Base64Container>"))),
        };
    }

    [Theory, MemberData(nameof(Ways))]
    public void However_a_message_is_packed_it_becomes_the_same(string way)
    {
        var converted = Svarrapport.Convert(Packed()[way], null, SvarrapportOptions.Default);

        Assert.True(converted.IsValue, converted.Refusal?.ToString());
        Assert.Equal(Resources(Bytes(Message())), Resources(converted.Value));
        Assert.Equal(0, converted.Value.Unexplained);
        Assert.Equal(way.StartsWith("MsgHead", StringComparison.Ordinal) && !way.Contains("base64", StringComparison.Ordinal) ? [] : ["svarrapport-unpacked"], converted.Value.Issues.Select(issue => issue.RuleId).Where(rule => rule == "svarrapport-unpacked").Distinct());
        Assert.DoesNotContain(converted.Value.Issues, issue => issue.RuleId == "svarrapport-encoding");
    }

    public static TheoryData<string, int, string> Refused => new()
    {
        { "gzip of more than there may be", 413, "svarrapport-packed-size" },
        { "zip of more than there may be", 413, "svarrapport-packed-size" },
        { "many files of much each", 413, "svarrapport-packed-size" },
        { "more files than there may be", 413, "svarrapport-packed-parts" },
        { "more parts than there may be", 400, "svarrapport-packed-broken" },
        { "more layers than there may be", 413, "svarrapport-packed-layers" },
        { "elements of many files together", 400, "limit-elements" },
        { "gzip that is cut", 400, "svarrapport-packed-broken" },
        { "gzip whose second member is cut", 400, "svarrapport-packed-broken" },
        { "gzip with a member too many bytes long", 400, "svarrapport-packed-broken" },
        { "zlib of more than there may be", 413, "svarrapport-packed-size" },
        { "zlib that is cut", 400, "svarrapport-packed-broken" },
        { "zlib that was changed on its way", 400, "svarrapport-packed-broken" },
        { "zlib that is none", 400, "svarrapport-packed-broken" },
        { "gzip that is none", 400, "svarrapport-packed-broken" },
        { "zip that is cut", 400, "svarrapport-packed-broken" },
        { "an empty zip", 400, "svarrapport-empty" },
        { "gzip of nothing", 400, "svarrapport-empty" },
        { "multipart without a boundary", 400, "svarrapport-packed-broken" },
        { "a part that is no base64", 400, "svarrapport-packed-broken" },
        { "DTD in gzip", 400, "xml-dtd" },
        { "DTD in base64 in an envelope", 400, "xml-dtd" },
        { "DTD in CDATA in an envelope", 400, "xml-dtd" },
        { "DTD in a part", 400, "xml-dtd" },
        { "no XML in base64 in an envelope", 400, "xml-malformed" },
        { "PKCS #7", 422, "svarrapport-sealed" },
        { "PKCS #7 in a part", 422, "svarrapport-sealed" },
        { "PEM", 422, "svarrapport-sealed" },
        { "EncryptedData", 422, "svarrapport-sealed" },
        { "PDF", 422, "svarrapport-format" },
        { "EDIFACT", 422, "svarrapport-format" },
        { "HL7 v2", 422, "svarrapport-format" },
        { "two versions of a report", 422, "svarrapport-two-versions" },
        { "another message in base64", 422, "svarrapport-not-found" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_cannot_be_unpacked_or_would_be_too_much_is_refused_with_its_reason(string what, int status, string rules)
    {
        var refusal = Svarrapport.Convert(Refusable(what), null, SvarrapportOptions.Default).Refusal;

        Assert.NotNull(refusal);
        Assert.Equal(status, refusal.Status);
        Assert.Contains(refusal.Issues[0].RuleId, rules.Split(' '));
        Assert.NotEqual(refusal.Issues[0].Text(Language.Nb), refusal.Issues[0].Text(Language.En));
    }

    private static byte[] Refusable(string what) => what switch
    {
        "gzip of more than there may be" => Gzip(new byte[Unpacker.MaxBytes + 1]),
        "zip of more than there may be" => Zip(("svar.xml", new byte[Unpacker.MaxBytes + 1])),
        "many files of much each" => Zip([.. Enumerable.Range(0, 12).Select(number => ($"{number}.txt", new byte[Unpacker.MaxBytes / 10]))]),
        "more files than there may be" => Zip([.. Enumerable.Range(0, Unpacker.MaxParts + 1).Select(number => ($"{number}.txt", Pdf))]),
        "more parts than there may be" => Bytes("Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\nContent-Type: text/plain\n\nx\n", Unpacker.MaxParts + 1)) + "--b--\n"),
        "more layers than there may be" => Enumerable.Range(0, Unpacker.MaxLayers + 1).Aggregate(Bytes(Message()), (inner, _) => Gzip(inner)),
        "elements of many files together" => Zip([.. Enumerable.Range(0, 3).Select(number => ($"{number}.xml", Bytes($"<a>{string.Concat(Enumerable.Repeat("<b/>", SourceReader.MaxElements / 2))}</a>")))]),
        "gzip that is cut" => Gzip(Bytes(Message()))[..60],
        "gzip whose second member is cut" => [.. Gzip(Bytes(Message())), .. Gzip(Bytes(Message()))[..60]],
        "gzip with a member too many bytes long" => [.. Gzip(Bytes(Message())), .. "mer"u8],
        "zlib of more than there may be" => Zlib(new byte[Unpacker.MaxBytes + 1], CompressionLevel.Optimal),
        "zlib that is cut" => Zlib(Bytes(Message()), CompressionLevel.Optimal)[..60],
        "zlib that was changed on its way" => [.. Zlib(Bytes(Message()), CompressionLevel.NoCompression)[..^1], 0],
        "zlib that is none" => [0x78, 0x9C, .. "hva som helst"u8],
        "gzip that is none" => [0x1F, 0x8B, .. "hva som helst"u8],
        "zip that is cut" => Zip(("svar.xml", Bytes(Message())))[..100],
        "an empty zip" => Zip(),
        "gzip of nothing" => Gzip([]),
        "multipart without a boundary" => Bytes("Content-Type: multipart/related\r\n\r\nx"),
        "a part that is no base64" => Bytes("Content-Type: text/xml\r\nContent-Transfer-Encoding: base64\r\n\r\n*** ikke base64 ***"),
        "DTD in gzip" => Gzip(Bytes(Dtd)),
        "DTD in base64 in an envelope" => Bytes(Envelope($"<Base64Container>{Base64(Bytes(Dtd))}</Base64Container>")),
        "DTD in CDATA in an envelope" => Bytes(Envelope($"<![CDATA[{Dtd}]]>")),
        "DTD in a part" => Bytes(EbXml("b", Base64(Bytes(Dtd)))),
        "no XML in base64 in an envelope" => Bytes(Envelope($"<Base64Container>{Base64(Bytes(Message())[..400])}</Base64Container>")),
        "PKCS #7" => [0x30, 0x82, 0x01, 0x00, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03],
        "PKCS #7 in a part" => Bytes("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIBAAYJKoZIhvcNAQcD\r\n"),
        "PEM" => Bytes("-----BEGIN PKCS7-----\nMIIBAAYJKoZIhvcNAQcD\n-----END PKCS7-----\n"),
        "EncryptedData" => Bytes("<MsgHead xmlns=\"http://www.kith.no/xmlstds/msghead/2006-05-24\"><Document><RefDoc><Content><EncryptedData xmlns=\"http://www.w3.org/2001/04/xmlenc#\"/></Content></RefDoc></Document></MsgHead>"),
        "PDF" => Pdf,
        "EDIFACT" => Bytes("UNA:+.? 'UNB+UNOC:3+90001+90002+261005:1000+1'"),
        "HL7 v2" => Bytes("MSH|^~\\&|LAB|90001|EPJ|90002|20261005||ORU^R01|1|P|2.3\r"),
        "two versions of a report" => Zip(("1.xml", Bytes(Message())), ("2.xml", Bytes(Message(value: "4.4")))),
        "another message in base64" => Bytes(Envelope($"<Base64Container>{Base64(Bytes(Message().Replace("labsvar", "henvisning", StringComparison.Ordinal)))}</Base64Container>")),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private const string Dtd = "<!DOCTYPE Message [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">]><Message>&a;</Message>";

    [Fact]
    public void As_much_as_may_be_unpacked_is()
    {
        var message = Message();
        var filled = message.Replace("</Message>", new string(' ', Unpacker.MaxBytes - Bytes(message).Length) + "</Message>", StringComparison.Ordinal);

        Assert.True(Svarrapport.Convert(Gzip(Bytes(filled)), null, SvarrapportOptions.Default).IsValue);
        Assert.Equal(413, Svarrapport.Convert(Gzip([.. Bytes(filled), (byte)' ']), null, SvarrapportOptions.Default).Refusal!.Status);
    }

    [Fact]
    public void What_is_told_as_small_in_an_archive_is_counted_as_it_is_unpacked()
    {
        var zip = Zip(("svar.xml", new byte[Unpacker.MaxBytes + 1]));
        // The size in the local header and in the directory: both say one byte.
        foreach (var at in new[] { 22, zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24 }) BitConverter.TryWriteBytes(zip.AsSpan(at), 1);

        var refusal = Svarrapport.Convert(zip, null, SvarrapportOptions.Default).Refusal!;

        Assert.Contains(refusal.Issues[0].RuleId, (string[])["svarrapport-packed-size", "svarrapport-packed-broken", "xml-malformed", "svarrapport-empty"]);
    }

    [Fact]
    public void Reports_of_several_patients_in_one_archive_are_one_transaction()
    {
        var other = Message("S-2").Replace("08857949871", "55858030160", StringComparison.Ordinal).Replace("Blåbærås, Åse", "Moberg, Ola", StringComparison.Ordinal);

        var converted = Svarrapport.Convert(Zip(("1.xml", Bytes(Message())), ("2.xml", Bytes(other)), ("3.xml", Bytes(Message("S-3")))), null, SvarrapportOptions.Default).Value;

        var types = Entries(converted).Select(entry => (string)entry!["resource"]!["resourceType"]!).CountBy(type => type).ToDictionary();
        Assert.Equal((3, 3, 2), (types["DiagnosticReport"], types["Observation"], types["Patient"]));
        Assert.Equal(0, converted.Unexplained);
        // The patient that is described already is told of once.
        Assert.Contains(converted.Issues, issue => issue.RuleId == "svarrapport-loss-repeated");
        Assert.DoesNotContain(ProfileInstances.Issues(converted.Bundle), issue => issue.IsError);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Documents_beside_a_message_are_kept_or_told_of(bool isKept)
    {
        byte[][] sendings =
        [
            Zip(("svar.xml", Bytes(Message())), ("svarark.pdf", Pdf)),
            Bytes(EbXml("b", Base64(Bytes(Message())), $"\r\n--b\r\nContent-Type: application/pdf; name=\"svarark.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64(Pdf)}")),
            Bytes(Envelope($"<Base64Container>{Base64(Bytes(Message()))}</Base64Container>").Replace("</MsgHead>",
                $"<Document><RefDoc><MimeType>application/pdf</MimeType><Description>svarark.pdf</Description><Content><Base64Container>{Base64(Pdf)}</Base64Container></Content></RefDoc></Document></MsgHead>", StringComparison.Ordinal)),
        ];
        foreach (var sending in sendings)
        {
            var converted = Svarrapport.Convert(sending, null, new SvarrapportOptions(isKept)).Value;
            var report = Entries(converted).Select(entry => entry!["resource"]!).Single(resource => (string?)resource["resourceType"] == "DiagnosticReport");

            Assert.Equal(isKept ? Base64(Pdf) : null, (string?)report["presentedForm"]?[0]?["data"]);
            Assert.Equal(!isKept, report["extension"]!.ToJsonString().Contains("svarark.pdf", StringComparison.Ordinal));
            Assert.Equal(0, converted.Unexplained);
        }
    }

    [Fact]
    public void A_document_that_would_unpack_to_too_much_is_left_and_the_report_is_not()
    {
        var bomb = Base64(Gzip(new byte[Unpacker.MaxBytes + 1]));
        var message = Message().Replace("<Patient>", $"<RefDoc><MsgType V=\"A\"/><MimeType>application/pdf</MimeType><Compression V=\"GZ\"/><Content><Base64Container>{bomb}</Base64Container></Content></RefDoc><Patient>", StringComparison.Ordinal);

        var converted = Svarrapport.Convert(Bytes(message), null, new SvarrapportOptions(KeepDocuments: true)).Value;

        Assert.Contains(converted.Issues, issue => issue is { RuleId: "svarrapport-packed-size", Severity: Severity.Warning });
        Assert.Contains(converted.Issues, issue => issue.RuleId == "svarrapport-document");
        Assert.DoesNotContain("presentedForm", Encoding.UTF8.GetString(converted.Bundle));
        Assert.Contains("\"Observation\"", Encoding.UTF8.GetString(converted.Bundle));
    }

    [Fact]
    public void A_message_beside_what_cannot_be_read_is_converted_and_the_other_told_of()
    {
        var converted = Svarrapport.Convert(Zip(("svar.xml", Bytes(Message())), ("notat.xml", Bytes("<ikke xml")), ("side.html", Bytes("<!DOCTYPE html><html><br></html>"))), null, SvarrapportOptions.Default).Value;

        Assert.Contains(converted.Issues, issue => issue is { RuleId: "xml-malformed", Severity: Severity.Warning });
        Assert.Contains("notat.xml", Encoding.UTF8.GetString(converted.Bundle));
        Assert.Contains("side.html", Encoding.UTF8.GetString(converted.Bundle));
        Assert.Equal(0, converted.Unexplained);
    }

    private static string Envelope(string content) => $"""
        <MsgHead xmlns="http://www.kith.no/xmlstds/msghead/2006-05-24"><MsgInfo><Type V="SVAR_LAB"/><MsgId>hode-1</MsgId></MsgInfo><Document><RefDoc><MsgType V="XML"/><MimeType>text/xml</MimeType><Content>{content}</Content></RefDoc></Document></MsgHead>
        """;

    private static string EbXml(string boundary, string base64, string more = "") =>
        $"--{boundary}\r\nContent-Type: text/xml; charset=UTF-8\r\nContent-ID: <konvolutt>\r\n\r\n<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Header/><e:Body/></e:Envelope>\r\n" +
        $"--{boundary}\r\nContent-Type: application/xml\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <innhold>\r\n\r\n{Lines(base64)}{more}\r\n--{boundary}--\r\n";

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);

    private static string Lines(string text) => string.Join("\r\n", text.Chunk(76).Select(line => new string(line)));

    private static string Quoted(byte[] bytes) => string.Concat(bytes.Select((one, at) => (one is > 126 or (byte)'=' ? $"={one:X2}" : ((char)one).ToString()) + (at % 60 == 59 ? "=\r\n" : "")));

    private static byte[] Gzip(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest)) gzip.Write(bytes);
        return to.ToArray();
    }

    private static byte[] Zlib(byte[] bytes, CompressionLevel level)
    {
        using var to = new MemoryStream();
        using (var zlib = new ZLibStream(to, level)) zlib.Write(bytes);
        return to.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }
        return to.ToArray();
    }

    private static JsonArray Entries(ConvertedReport converted) => JsonNode.Parse(converted.Bundle)!["entry"]!.AsArray();

    private static IEnumerable<string> Resources(byte[] message) => Resources(Svarrapport.Convert(message, null, SvarrapportOptions.Default).Value);

    private static IEnumerable<string> Resources(ConvertedReport converted) => Entries(converted).Select(entry => entry!.ToJsonString());
}
