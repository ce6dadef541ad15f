namespace Fhir.Conformance.Engine.Tests.Engine;

/// <summary>The form of requirements.csv. https://www.rfc-editor.org/rfc/rfc4180</summary>
public sealed class RequirementReaderTests
{
    [Fact]
    public void Quoted_fields_may_hold_commas_quotes_and_line_breaks()
    {
        var row = Read("A-B-001,core,server,SHALL,\"Si \"\"ja\"\", og\nslutt.\",\"Say.\",kilde,automatic,");
        Assert.Equal("Si \"ja\", og\nslutt.", row.Text.Nb);
        Assert.Equal((Level.Shall, Actor.Server, Verification.Automatic, "A-B"), (row.Level, row.Actor, row.Verification, row.GroupId));
    }

    [Theory]
    [InlineData("A-B-001,core,server,SHALL,nb,en,kilde,automatic")]
    [InlineData("A-B-001,core,server,MUST,nb,en,kilde,automatic,")]
    [InlineData("A-B-001,core,server,SHALL,nb,en,kilde,attested,")]
    [InlineData("A-B-001,core,server,SHALL,nb,en,kilde,automatic,fordi")]
    [InlineData("A-B-001,core,server,SHALL,\"nb,en,kilde,automatic,")]
    public void A_row_that_breaks_the_form_is_refused(string row) => Assert.Throws<FormatException>(() => Read(row));

    [Fact]
    public void Another_header_is_refused() => Assert.Throws<FormatException>(() => RequirementReader.Read(new StringReader("id,level\n")));

    private static Requirement Read(string row) => Assert.Single(RequirementReader.Read(new StringReader($"{RequirementReader.Header}\r\n{row}\r\n\r\n")));
}
