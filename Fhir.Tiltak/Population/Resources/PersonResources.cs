using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Patients and their next of kin.</summary>
internal static class PersonResources
{
    private const string CountryCode = "NO";

    public static void WritePatient(Story story)
    {
        var person = story.Person;
        story.Folder.Add("Patient", person.Id, Profile.Basis("patient"), json =>
        {
            WriteIdentifiers(json, story);
            json.Truth("active", person.Died is null);
            WriteName(json, person);
            WriteBirth(json, person);
            if (person.Died is { } died) json.Text("deceasedDateTime", NorwegianTime.At(died, 4 * 60));
            if (!person.Household.IsProtected) WriteAddress(json, person.Household);
            if (person.Language is { } language) WriteLanguage(json, language);
            json.References("generalPractitioner", person.Household.Doctor.Role);
        });
    }

    public static void WriteRelative(NdjsonFolder folder, Kinship tie)
    {
        var relative = tie.Relative;
        folder.Add("RelatedPerson", $"kin-{tie.Patient.Id}-{relative.Id}", Profile.Basis("related-person"), json =>
        {
            if (!relative.Number.IsLocal) json.Identifiers(relative.Number.System, relative.Number.Value);
            json.Truth("active", true);
            json.Reference("patient", tie.Patient.Reference);
            if (tie.IsGuardian) json.Concepts("relationship", CodeOf(tie.Relation), new Code(Systems.ParentalResponsibility, "felles", "Felles"));
            else json.Concepts("relationship", CodeOf(tie.Relation));
            WriteName(json, relative);
            WriteBirth(json, relative);
        });
    }

    /// <summary>The few facts a document carries about its patient.</summary>
    public static void WriteContained(ResourceWriter json, Person person)
    {
        using var _ = json.Object();
        json.Text("resourceType", "Patient");
        json.Text("id", "pasient");
        if (!person.Number.IsLocal) json.Identifiers(person.Number.System, person.Number.Value);
        WriteName(json, person);
        WriteBirth(json, person);
    }

    private static void WriteIdentifiers(ResourceWriter json, Story story)
    {
        using var _ = json.Array("identifier");
        using var one = json.Object();
        var number = story.Person.Number;
        json.Text("use", number.IsLocal ? "temp" : "official");
        json.Identifier(number.System, number.Value);
        if (number.IsLocal) json.Reference("assigner", story.Care.Hospital.Owner.Reference);
    }

    // A newborn is called by its mother's name until it is named. https://hl7.org/fhir/R4/valueset-name-use.html
    private static void WriteName(ResourceWriter json, Person person)
    {
        using var _ = json.Array("name");
        using var one = json.Object();
        json.Text("use", person.Given is null ? "temp" : "official");
        if (person.Given is null) json.Text("text", person.Name);
        json.Text("family", person.Family);
        if (person.Given is not { } given) return;
        using var all = json.Array("given");
        json.Value(given);
    }

    private static void WriteBirth(ResourceWriter json, Person person)
    {
        json.Text("gender", person.Sex == Sex.Female ? "female" : "male");
        json.Text("birthDate", NorwegianTime.Day(person.Born));
    }

    private static void WriteAddress(ResourceWriter json, Household household)
    {
        using var _ = json.Array("address");
        using var one = json.Object();
        json.Text("use", "home");
        using (json.Array("line")) json.Value(household.Street);
        json.Text("city", household.Municipality.Name);
        json.Text("district", household.Municipality.Name);
        using (json.Object("_district")) WriteMunicipality(json, household.Municipality);
        json.Text("state", Places.County);
        json.Text("postalCode", household.Municipality.PostalCode);
        json.Text("country", CountryCode);
    }

    private static void WriteMunicipality(ResourceWriter json, Municipality municipality)
    {
        using var _ = json.Array("extension");
        using var one = json.Object();
        json.Text("url", Systems.MunicipalityExtension);
        json.Coding("valueCoding", new(Systems.Municipality, municipality.Number, municipality.Name));
    }

    private static void WriteLanguage(ResourceWriter json, string language)
    {
        using var _ = json.Array("communication");
        using var one = json.Object();
        json.Concept("language", new("urn:ietf:bcp:47", language));
        json.Truth("preferred", true);
    }

    private static Code CodeOf(Relation relation) => relation switch
    {
        Relation.Mother => new(Systems.FamilyRelation, "mor", "Mor"),
        Relation.Father => new(Systems.FamilyRelation, "far", "Far"),
        Relation.Child => new(Systems.FamilyRelation, "barn", "Barn"),
        _ => new(Systems.FamilyRelation, "ektefelleEllerPartner", "Ektefelle eller partner"),
    };
}
