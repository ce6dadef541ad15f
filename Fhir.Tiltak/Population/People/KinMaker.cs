using System.Collections.Immutable;
using Fhir.Tiltak.Population.Care;

namespace Fhir.Tiltak.Population.People;

/// <summary>Makes the people one kin after another, until there is no more room. A kin that meets the end is cut short from its youngest.</summary>
internal sealed class KinMaker(CareProviders providers, NationalNumbers numbers, Dice dice, int count)
{
    private const int DaysBetweenBirths = 300;

    private int made;
    private List<Person> members = [];
    private List<Kinship> ties = [];

    private bool HasRoom => made < count;

    /// <summary>Null when all are made.</summary>
    public Kin? Next()
    {
        if (!HasRoom) return null;
        (members, ties) = ([], []);
        switch (dice.Below(1000))
        {
            case < 480: Generations(); break;
            case < 720: CoupleWithChildren(Home(), dice.Between(22, 52)); break;
            case < 940: Adult(Home(), AnySex(), dice.Between(19, 88)); break;
            case < 990: Guests(); break;
            default: Unknown(); break;
        }
        return new([.. members], [.. ties]);
    }

    /// <summary>Old parents, their grown children with homes of their own, and grandchildren.</summary>
    private void Generations()
    {
        var home = Home();
        var age = dice.Between(62, 94);
        var mother = Adult(home, Sex.Female, age);
        var father = HasRoom && !dice.Hits(age > 80 ? 450 : 120) ? Spouse(mother, home, Sex.Male) : null;
        if (age > 78 && dice.Hits(120)) mother = Bury(mother);
        if (father is { Age: > 76 } && dice.Hits(110)) father = Bury(father);
        var births = new List<DateOnly>();
        for (var children = dice.Between(1, 3); children > 0 && HasRoom; children--)
            if (BornApart(Math.Max(20, age - dice.Between(22, 38)), births) is { } born) GrownChild(mother, father, born);
    }

    private void GrownChild(Person mother, Person? father, DateOnly born)
    {
        var home = Home();
        var child = Add(home, AnySex(), born, dice.Hits(600) && father is not null ? father.Family : mother.Family);
        var age = child.Age;
        foreach (var parent in Parents(mother, father).Where(parent => parent.Age >= 70 && parent.Died is null)) ties.Add(new(parent, child, Relation.Child, IsGuardian: false));
        if (age > 60 || !HasRoom || dice.Hits(350)) return;
        var partner = Spouse(child, home, child.Sex == Sex.Female ? Sex.Male : Sex.Female);
        if (child.Sex == Sex.Female) Children(home, child, partner);
        else Children(home, partner, child);
    }

    private void CoupleWithChildren(Household home, int age)
    {
        var mother = Adult(home, Sex.Female, age);
        Children(home, mother, HasRoom && !dice.Hits(180) ? Spouse(mother, home, Sex.Male) : null);
    }

    private void Children(Household home, Person mother, Person? father)
    {
        var (births, names) = (new List<DateOnly>(), new HashSet<string>());
        for (var children = dice.Between(0, 3); children > 0 && HasRoom; children--)
        {
            var age = mother.Age - dice.Between(20, 40);
            if (age is < 0 or > 19 || BornApart(age, births) is not { } born) continue;
            if (age == 0) members[members.IndexOf(mother)] = mother = mother with { HasInfant = true };
            for (var together = dice.Hits(16) ? 2 : 1; together > 0 && HasRoom; together--) Child(home, mother, father, born, names);
        }
    }

    /// <param name="names">Those of the other children: nobody calls two the same.</param>
    private void Child(Household home, Person mother, Person? father, DateOnly born, HashSet<string> names)
    {
        var sex = AnySex();
        var given = Names.Given(dice, sex, born.Year);
        while (!names.Add(given)) given = Names.Given(dice, sex, born.Year);
        var child = Add(home, sex, born, (father ?? mother).Family, given);
        foreach (var parent in Parents(mother, father))
            ties.Add(new(child, parent, parent.Sex == Sex.Female ? Relation.Mother : Relation.Father, IsGuardian: child.Age < 18));
    }

    /// <summary>A day of birth long enough from the siblings' for one mother; null when the age leaves none.</summary>
    private DateOnly? BornApart(int age, List<DateOnly> births)
    {
        var born = age == 0 && dice.Hits(300) ? Newborn() : BornAt(age);
        if (births.Exists(other => Math.Abs(other.DayNumber - born.DayNumber) < DaysBetweenBirths)) return null;
        births.Add(born);
        return born;
    }

    /// <summary>People with a D-number who share a house: seasonal workers.</summary>
    private void Guests()
    {
        var home = Home();
        for (var guests = dice.Between(1, 3); guests > 0 && HasRoom; guests--)
        {
            var sex = AnySex();
            var (given, family) = Names.Guest(dice, sex);
            Add(home, sex, BornAt(dice.Between(20, 58)), family, given, Series.DNumber, dice.Pick<string>(["pl", "lt", "uk", "ro"]));
        }
    }

    /// <summary>Somebody no register knows, given a number by the hospital.</summary>
    private void Unknown()
    {
        var sex = AnySex();
        var (given, family) = Names.Guest(dice, sex);
        Add(Home(), sex, BornAt(dice.Between(18, 75)), family, given, Series.Hospital, "en");
    }

    private Person Adult(Household home, Sex sex, int age) => Add(home, sex, BornAt(age), Names.Family(dice));

    private Person Spouse(Person of, Household home, Sex sex)
    {
        var spouse = Adult(home, sex, Math.Max(18, of.Age + dice.Between(-4, 5)));
        ties.Add(new(of, spouse, Relation.Spouse, IsGuardian: false));
        ties.Add(new(spouse, of, Relation.Spouse, IsGuardian: false));
        return spouse;
    }

    private Person Add(Household home, Sex sex, DateOnly born, string family, string? given = null, Series series = Series.National, string? language = null)
    {
        var isNewborn = Person.IsNewbornOn(born);
        var ordinal = ++made;
        var number = series == Series.Hospital || isNewborn ? Local(ordinal) : Give(ref born, sex, series == Series.DNumber);
        var person = new Person(ordinal, sex, born, number, isNewborn ? null : given ?? Names.Given(dice, sex, born.Year), family, home) { Language = language };
        members.Add(person);
        return person;
    }

    private Person Bury(Person person)
    {
        var buried = person with { Died = PopulationSettings.Today.AddDays(-dice.Between(20, 500)) };
        members[members.IndexOf(person)] = buried;
        ties.RemoveAll(tie => tie.Patient == person || tie.Relative == person);
        return buried;
    }

    private Identity Give(ref DateOnly born, Sex sex, bool isDNumber)
    {
        // The limit of a population leaves far more numbers than people, so another day always has one.
        for (; ; born = born.AddDays(-1))
            if (numbers.Give(born, sex, isDNumber) is { } number) return number;
    }

    private Household Home()
    {
        var municipality = Places.Pick(dice);
        return new(municipality, Places.Street(dice), dice.Hits(6), dice.Pick(providers.DoctorsOf(municipality)));
    }

    private static Identity Local(int ordinal) => new(Systems.LocalPatientNumber, $"{ordinal:D9}");

    private static ImmutableArray<Person> Parents(Person mother, Person? father) => father is null ? [mother] : [mother, father];

    private Sex AnySex() => dice.Hits(500) ? Sex.Female : Sex.Male;

    private DateOnly Newborn() => PopulationSettings.Today.AddDays(-dice.Below(7));

    private DateOnly BornAt(int age) => PopulationSettings.Today.AddYears(-age).AddDays(-dice.Below(age == 0 ? 300 : 365));

    private enum Series
    {
        National,
        DNumber,
        Hospital,
    }
}
