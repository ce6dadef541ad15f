using System.Globalization;
using Fhir.Kernel.Validation;

namespace Fhir.Kernel.Tests.Validation;

public sealed class MissesTests
{
    [Fact]
    public void What_was_not_found_lately_is_remembered_until_there_is_too_much_of_it()
    {
        var misses = new Misses();
        misses.Add("a");
        Assert.True(misses.Has("a"));
        Assert.False(misses.Has("b"));

        for (var name = 0; name < 2000; name++) misses.Add(name.ToString(CultureInfo.InvariantCulture));
        Assert.False(misses.Has("a"));
        Assert.True(misses.Has("1999"));
    }

    [Fact]
    public void A_name_of_any_length_is_too_much()
    {
        var misses = new Misses();
        misses.Add(new string('a', 513));
        Assert.False(misses.Has(new string('a', 513)));
    }
}
