namespace Fhir.Tiltak.Population.Illness;

/// <summary>Type and group of a document in code system 9602.</summary>
internal sealed record NoteKind(string Title, Code Type, Code Group)
{
    public static NoteKind Discharge { get; } = Of("A03-2", "Epikrise", "A00-1", "Epikriser og sammenfatninger");

    public static NoteKind CrisisPlan { get; } = Of("A01-2", "Kriseplan", "A00-1", "Epikriser og sammenfatninger");

    public static NoteKind Psychologist { get; } = Of("A07-2", "Psykologsammenfatning", "A00-1", "Epikriser og sammenfatninger");

    public static NoteKind Note { get; } = Of("B02-2", "Journalnotat", "B00-1", "Kontinuerlig/løpende journal");

    public static NoteKind Outpatient { get; } = Of("B03-2", "Poliklinisk notat", "B00-1", "Kontinuerlig/løpende journal");

    public static NoteKind Pathology { get; } = Of("C04-2", "Patologi, histologi og cytologi", "C00-1", "Prøvesvar, vev og væsker");

    public static NoteKind Anaesthesia { get; } = Of("F02-2", "Anestesi- og opr. Rapporter", "F00-1", "Kurve, observasjon og behandling");

    public static NoteKind Birth { get; } = Of("F04-2", "Svangerskap og fødsel", "F00-1", "Kurve, observasjon og behandling");

    public static NoteKind Dialysis { get; } = Of("F07-2", "Nyre/ dialyse", "F00-1", "Kurve, observasjon og behandling");

    public static NoteKind Referral { get; } = Of("I01-2", "Henvisninger", "I00-1", "Korrespondanse");

    public static NoteKind Death { get; } = Of("J02-2", "Legeerklæring om dødsfall", "J00-1", "Attester, melding og erklæringer");

    private static NoteKind Of(string type, string title, string group, string groupTitle) =>
        new(title, new(Systems.DocumentType, type, title), new(Systems.DocumentType, group, groupTitle));
}
