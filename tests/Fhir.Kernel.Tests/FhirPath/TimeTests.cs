namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://hl7.org/fhirpath/N1/#datetime-arithmetic and https://hl7.org/fhirpath/N1/#current-date-and-time-functions</summary>
public class TimeTests
{
    [Theory]
    [InlineData("@1973-12-25 + 7 days", "1974-01-01")]
    [InlineData("@1973-12-25 + 7.9 days", "1974-01-01")]
    [InlineData("@1973-12-25 + 1 week", "1974-01-01")]
    [InlineData("@2019-03-01 + 24 months", "2021-03-01")]
    [InlineData("@2024-01-31 + 1 month", "2024-02-29")]
    [InlineData("@2024-02-29 + 1 year", "2025-02-28")]
    [InlineData("@2024-03-31 - 1 month", "2024-02-29")]
    [InlineData("@2024-03-31 - 1 'd'", "2024-03-30")]
    [InlineData("@2012-01-01T13:00:00 + 30 minutes", "2012-01-01T13:30:00")]
    [InlineData("@1973-12-25T00:00:00.000+10:00 + 42.53 seconds", "1973-12-25T00:00:42.530+10:00")]
    [InlineData("@2012-12-31T23:59:59 + 1 's'", "2013-01-01T00:00:00")]
    [InlineData("@2012-12-31T23:59:59Z + 10 milliseconds", "2012-12-31T23:59:59.01Z")]
    [InlineData("@2014 + 24 months", "2016")]
    [InlineData("@2014 + 23 months", "2015")]
    [InlineData("@2016 + 365 days", "2017")]
    [InlineData("@2014 - 1 month", "2014")]
    [InlineData("@2014-02 + 5 weeks", "2014-03")]
    [InlineData("@2014-02-10 + 25 hours", "2014-02-11")]
    [InlineData("@T23:30:00 + 1 hour", "00:30:00")]
    [InlineData("@T00:30 - 1 hour", "23:30")]
    [InlineData("@T10:30 - 30 seconds", "10:30")]
    [InlineData("@T01:00:00 + 48 hours", "01:00:00")]
    [InlineData("@2012-01-01 + 1 'a'", "[fhirpath-wrong-type]")]
    [InlineData("@T10:00 + 1 day", "[fhirpath-wrong-type]")]
    [InlineData("@2012-01-01 + 1 'mg'", "[fhirpath-wrong-type]")]
    [InlineData("@2012-01-01 + 1", "[fhirpath-wrong-type]")]
    [InlineData("@9999-12-31 + 1 day", "")]
    [InlineData("@0001-01-01 - 1 year", "")]
    [InlineData("@2012 + 100000000 years", "")]
    [InlineData("birthDate + 18 years", "2003-09-13")]
    [InlineData("{} + 1 day", "")]
    public void Arithmetic(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("now()", "2024-03-14T10:30:15.125+02:00")]
    [InlineData("today()", "2024-03-14")]
    [InlineData("timeOfDay()", "10:30:15.125")]
    [InlineData("now() = now()", "true")]
    [InlineData("today() - 18 years > birthDate", "true")]
    public void Current_time_is_the_same_throughout_an_evaluation(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));
}
