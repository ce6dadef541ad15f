using System.Collections.Immutable;
using Fhir.Tiltak.Population.Care;

namespace Fhir.Tiltak.Population.People;

/// <summary>Makes the people one kin after another, until there is no more room. A kin that meets the end is cut short from its youngest.</summary>
internal sealed class KinMaker(CareProviders providers, NationalNumbers numbers, Dice dice, int count)
{
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
        for (var children = dice.Between(1, 3); children > 0 && HasRoom; children--) GrownChild(mother, father, Math.Max(20, age - dice.Between(22, 38)));
    }

    private void GrownChild(Person mother, Person? father, int age)
    {
        var home = Home();
        var child = Adult(home, AnySex(), age, dice.Hits(600) && father is not null ? father.Family : mother.Family);
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
        for (var children = dice.Between(0, 3); children > 0 && HasRoom; children--)
        {
            var age = mother.Age - dice.Between(20, 40);
            if (age is < 0 or > 19) continue;
            var child = Add(home, AnySex(), age == 0 && dice.Hits(150) ? Newborn() : BornAt(age), (father ?? mother).Family);
            foreach (var parent in Parents(mother, father))
                ties.Add(new(child, parent, parent.Sex == Sex.Female ? Relation.Mother : Relation.Father, IsGuardian: child.Age < 18));
        }
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

    private Person Adult(Household home, Sex sex, int age, string? family = null) => Add(home, sex, BornAt(age), family ?? Names.Family(dice));

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
