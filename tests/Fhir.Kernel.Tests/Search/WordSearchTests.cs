using Fhir.Kernel.Search.Words;

namespace Fhir.Kernel.Tests.Search;

/// <summary>https://hl7.org/fhir/R4/search.html#content and https://hl7.org/fhir/R4/location.html#search</summary>
public sealed class WordSearchTests
{
    private const string Resource = """
        "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Metastaser i <b>leveren</b></p><!-- skjult --><p title=\"merke\">Bl&#229;b&aelig;r &amp; smør</p></div>"},
        "code":{"text":"Kreft i tykktarm","coding":[{"display":"Colon cancer (disorder)"}]},"note":[{"text":"Se **COVID-19** fra 2021"}],
        "contained":[{"resourceType":"Patient","name":[{"family":"Åsheim"}]}]
        """;

    [Theory]
    [InlineData("_text=metastaser", true)]
    [InlineData("_text=METASTASER", true)]
    [InlineData("_text=leveren metastaser", true)]              // both words, wherever they stand
    [InlineData("_text=leveren bein", false)]
    [InlineData("_text=bein OR leveren", true)]
    [InlineData("_text=(bein OR leveren) and metastaser", true)]    // the specification's own example
    [InlineData("_text=(bein OR nyre) and metastaser", false)]
    [InlineData("_text=meta", false)]                           // a whole word
    [InlineData("_text=meta*", true)]
    [InlineData("_text=*meta", false)]
    [InlineData("_text=\"metastaser i leveren\"", true)]
    [InlineData("_text=\"leveren metastaser\"", false)]
    [InlineData("_text=\"i lev\"*", true)]
    [InlineData("_text=blåbær", true)]
    [InlineData("_text=blaabaer", true)]
    [InlineData("_text=blabar", false)]
    [InlineData("_text=smör", true)]
    [InlineData("_text=skjult", false)]                         // a comment is not read
    [InlineData("_text=merke", false)]                          // nor an attribute
    [InlineData("_text=tykktarm", false)]                       // not in the narrative
    [InlineData("_text=kreft,leveren", true)]
    [InlineData("_content=tykktarm", true)]
    [InlineData("_content=leveren", true)]
    [InlineData("_content=tykktarm leveren", true)]
    [InlineData("_content=colon cancer", true)]
    [InlineData("_content=covid-19", true)]
    [InlineData("_content=\"covid 19\"", true)]
    [InlineData("_content=\"19 covid\"", false)]
    [InlineData("_content=\"tykktarm colon\"", false)]          // no phrase goes from one text into the next
    [InlineData("_content=aasheim", true)]                      // what is contained belongs to the content
    [InlineData("_content=generated", false)]                   // a code is no text
    [InlineData("_text=leveren&_content=tykktarm", true)]
    [InlineData("_content=covid - 19", true)]                   // a sign by itself is passed over
    [InlineData("_content=\"-\" covid !", true)]
    [InlineData("_content=covid.19", true)]                     // and parts words like any other
    [InlineData("_content=19-covid", false)]
    [InlineData("_content=covid19", false)]
    [InlineData("_content=leveren and - tykktarm", true)]
    public void Words_are_looked_for_in_the_narrative_or_in_every_text(string query, bool matches) => Assert.Equal(matches, MatchOf.Says("Condition", query, Resource));

    [Theory]
    [InlineData("\"")]
    [InlineData("\"open")]
    [InlineData("(open")]
    [InlineData("closed)")]
    [InlineData("()")]
    [InlineData("OR")]
    [InlineData("a OR")]
    [InlineData("OR a")]
    [InlineData("a OR OR b")]
    [InlineData("a and")]
    [InlineData("a OR -")]
    [InlineData("a (-)")]
    [InlineData("- \"open")]
    [InlineData("-")]
    [InlineData("- ! .")]
    [InlineData("   ")]
    [InlineData("*")]
    public void Words_that_are_none_are_refused(string text) => Assert.Equal(["search-words-format"], MatchOf.Refuses("Condition", "_text=" + text));

    [Fact]
    public void Too_many_words_and_parentheses_too_deep_are_refused()
    {
        Assert.Empty(MatchOf.Refuses("Condition", "_text=" + string.Join(' ', Enumerable.Repeat("a", 50))));
        Assert.Equal(["search-words-format"], MatchOf.Refuses("Condition", "_text=" + string.Join(' ', Enumerable.Repeat("a", 51))));
        Assert.Empty(MatchOf.Refuses("Condition", "_text=" + new string('(', 10) + "a" + new string(')', 10)));
        Assert.Equal(["search-words-format"], MatchOf.Refuses("Condition", "_text=" + new string('(', 900) + "a" + new string(')', 900)));
    }

    [Fact]
    public void Words_are_searched_but_neither_modified_nor_sorted_by()
    {
        Assert.Equal(["search-unknown-modifier"], MatchOf.Refuses("Condition", "_text:exact=a"));
        Assert.Equal(["search-unknown-modifier"], MatchOf.Refuses("Location", "near:missing=true"));
        Assert.Equal(["search-sort-format"], MatchOf.Refuses("Condition", "_sort=_content"));
        Assert.Equal(["search-sort-format"], MatchOf.Refuses("Location", "_sort=near"));
    }

    [Fact]
    public void Server_without_words_does_not_have_their_parameters()
    {
        var without = Fhir.Kernel.Search.SearchParameterSet.R4.WithoutWords();
        Assert.False(without.HasWords);
        Assert.Null(without.Find("Condition", "_text"));
        Assert.Null(without.Find("Bundle", "_content"));
        Assert.NotNull(without.Find("Condition", "code"));
    }

    [Theory]
    [InlineData("a￾ b")]
    [InlineData("<<<>>>&&&;;&#x0;&#99999999;")]
    [InlineData("\uD800 <!-- ")]
    public void Narrative_that_is_nonsense_has_words_all_the_same(string text) => Assert.NotNull(SearchWords.Of(SearchWords.OfNarrative(text)));

    // Oslo S is 59.9111 north, 10.7528 east; Bergen station 60.3903, 5.3328: 305 km as the crow flies.
    [Theory]
    [InlineData("59.9111|10.7528", true)]
    [InlineData("59.9|10.75|2", true)]
    [InlineData("59.9|10.75|1|km", false)]
    [InlineData("59.9|10.75|1300|m", true)]
    [InlineData("59.9|10.75|1|[mi_i]", true)]
    [InlineData("60.3903|5.3328|306", true)]
    [InlineData("60.3903|5.3328|304", false)]
    [InlineData("60.3903|5.3328", false)]           // without a distance: within 50 km
    [InlineData("60.3903|5.3328||", false)]
    [InlineData("-59.9111|-169.2472|20100", true)]  // the other side of the earth
    [InlineData("0|0|0", false)]
    [InlineData("60.3903|5.3328|1,59.91|10.75|1", true)]
    public void Place_is_near_within_the_distance(string near, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("Location", $"near={near}", "\"position\":{\"latitude\":59.9111,\"longitude\":10.7528}"));

    [Theory]
    [InlineData("59.9")]
    [InlineData("north|east")]
    [InlineData("90.1|0")]
    [InlineData("0|180.1")]
    [InlineData("0|0|-1")]
    [InlineData("0|0|1|kg")]
    [InlineData("0|0|1|parsek")]
    [InlineData("0|0||km|x")]
    [InlineData("0|0|NaN")]
    public void Place_that_is_none_is_refused(string near) => Assert.Equal(["search-near-format"], MatchOf.Refuses("Location", $"near={near}"));
}
