using System.Text;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Kernel.Tests.Profiles;

/// <summary>Archives that no tool would make. https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html</summary>
public sealed class HostileArchiveTests
{
    private static readonly byte[] Manifest = """{"name":"no.example.a","version":"1.0.0","fhirVersions":["4.0.1"]}"""u8.ToArray();

    private static readonly byte[] Start = TestArchive.Item("package/package.json", Manifest);

    [Theory]
    [InlineData("package//a.json")]
    [InlineData("package/./a.json")]
    [InlineData("package/a\n.json")]
    [InlineData("package/a?.json")]
    [InlineData("package/con.json")]
    [InlineData("package/LPT1")]
    [InlineData("package/a./b.json")]
    [InlineData("package/a /b.json")]
    [InlineData("package/a:b.json")]
    [InlineData("package/1/2/3/4/5/6/7/8/9/10/11/12.json")]
    [InlineData("//package/a.json")]
    [InlineData("package/..")]
    public void A_name_that_means_something_else_somewhere_is_refused(string path) => Assert.Equal("package-path", Rule([.. Start, .. TestArchive.Item(path, [])]));

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    [InlineData('3')]
    [InlineData('4')]
    [InlineData('6')]
    [InlineData('S')]
    [InlineData('D')]
    public void Links_devices_and_pipes_are_refused(char kind) => Assert.Equal("package-path", Rule([.. Start, .. TestArchive.Item("package/a.json", [], kind)]));

    [Fact]
    public void A_name_behind_an_extended_attribute_is_checked_like_any_other()
    {
        Assert.Equal("package-path", Rule([.. Start, .. TestArchive.Pax("path", "package/../../a.json"), .. TestArchive.Item("package/a.json", [])]));
        Assert.Equal("package-path", Rule([.. Start, .. TestArchive.Item("L", "/etc/a.json\0"u8.ToArray(), 'L'), .. TestArchive.Item("package/a.json", [])]));
        Assert.Null(Rule([.. Start, .. TestArchive.Pax("path", "package/é.json"), .. TestArchive.Item("../a.json", "{}"u8.ToArray())]));
    }

    [Theory]
    [InlineData("package/package.json")]
    [InlineData("./package/package.json")]
    public void A_file_that_is_there_twice_is_refused(string again) => Assert.Equal("package-duplicate", Rule([.. Start, .. TestArchive.Item(again, Manifest)]));

    [Theory]
    [InlineData("99999999999")]
    [InlineData("77777777777")]
    [InlineData("00000000x00")]
    public void A_size_that_is_not_so_is_refused(string size) =>
        Assert.Contains(Rule([.. Start, .. TestArchive.Item("package/a.json", [], '0', size)]), new[] { "package-damaged", "package-limit-file", "package-limit-total" });

    [Fact]
    public void Extended_attributes_that_claim_gigabytes_are_refused_before_there_is_a_buffer_for_them()
    {
        var archive = TestArchive.Gzip([.. Start, .. TestArchive.Item("PaxHeaders/x", [], 'x', "17777777777")]);
        Read(archive);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("package-damaged", Read(archive));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 << 20);
    }

    [Theory]
    [InlineData("5 path")]
    [InlineData("9999 path=a\n")]
    [InlineData("0 path=a\n")]
    [InlineData("-1 path=a\n")]
    [InlineData("10 size=-1\n")]
    [InlineData("nonsense")]
    public void Extended_attributes_that_cannot_be_read_are_refused(string attributes) =>
        Assert.Equal("package-damaged", Rule([.. Start, .. TestArchive.Item("x", Encoding.ASCII.GetBytes(attributes), 'x'), .. TestArchive.Item("package/a.json", [])]));

    [Fact]
    public void A_header_with_a_wrong_checksum_is_refused()
    {
        var tar = (byte[])Start.Clone();
        tar[0]++;
        Assert.Equal("package-damaged", Rule(tar));
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"resourceType\":\"\\ud800\"}")]
    [InlineData("{\"resourceType\":\"Patient\",\"resourceType\":\"Patient\"")]
    public void JSON_that_is_no_Unicode_is_left_out_with_a_warning(string json)
    {
        var read = PackageReader.ReadArchive(new MemoryStream(TestArchive.Pack(("package/package.json", Encoding.UTF8.GetString(Manifest)), ("package/a.json", json))), "test");
        Assert.Equal("package-file-unreadable", Assert.Single(read.Value.Issues).RuleId);
    }

    [Theory]
    [InlineData("{\"name\":\"\\ud800\",\"version\":\"1\"}")]
    [InlineData("{\"name\":1,\"version\":\"1\"}")]
    [InlineData("\"\\ud800\"")]
    public void A_manifest_that_is_no_Unicode_is_refused(string json) =>
        Assert.Equal("package-manifest", PackageReader.ReadArchive(new MemoryStream(TestArchive.Pack(("package/package.json", json))), "test").Refusal?.Issues[0].RuleId);

    [Fact]
    public void A_manifest_with_a_byte_order_mark_is_read() =>
        Assert.Equal("a.b", PackageReader.ReadArchive(new MemoryStream(TestArchive.Pack(("package/package.json", "\uFEFF{\"name\":\"a.b\",\"version\":\"1\"}"))), "test").Value.Manifest.Name);

    /// <summary>Whatever bytes come, the answer is a package or a refusal.</summary>
    [Fact]
    public void Three_thousand_broken_archives_are_read_or_refused()
    {
        var random = new Random(20261122);
        byte[] whole = [.. Start, .. TestArchive.Pax("path", "package/long.json"), .. TestArchive.Item("package/a.json", """{"resourceType":"Patient"}"""u8.ToArray()), .. new byte[1024]];
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var tar = (byte[])whole.Clone();
            for (var change = random.Next(1, 5); change > 0; change--) tar[random.Next(tar.Length)] = (byte)random.Next(256);
            Seal(tar, random);
            var archive = random.Next(4) == 0 ? TestArchive.Gzip(tar)[..^random.Next(1, 40)] : TestArchive.Gzip(tar);
            if (PackageReader.ReadArchive(new MemoryStream(archive), "test").Refusal is not null) refused++;
        }
        Assert.InRange(refused, 300, 2999);
    }

    // Half of the archives get right checksums again, so that what lies behind the checksum is reached.
    private static void Seal(byte[] tar, Random random)
    {
        if (random.Next(2) == 0) return;
        for (var at = 0; at + 512 <= tar.Length; at += 512)
        {
            if (!tar.AsSpan(at + 257, 5).SequenceEqual("ustar"u8)) continue;
            tar.AsSpan(at + 148, 8).Fill((byte)' ');
            var sum = 0;
            foreach (var item in tar.AsSpan(at, 512)) sum += item;
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0").CopyTo(tar, at + 148);
        }
    }

    private static string? Rule(byte[] tar) => Read(TestArchive.Gzip([.. tar, .. new byte[1024]]));

    private static string? Read(byte[] archive) => PackageReader.ReadArchive(new MemoryStream(archive), "test").Refusal?.Issues[0].RuleId;
}
