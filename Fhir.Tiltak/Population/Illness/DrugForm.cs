namespace Fhir.Tiltak.Population.Illness;

/// <summary>The form of a medicine, and what a reader counts doses in.</summary>
/// <param name="One">One of it: tablett.</param>
internal sealed record DrugForm(Code Code, string One, string Many)
{
    public static DrugForm Tablet { get; } = new(new(Systems.Kodeverk + "7448", "53", "Tablett"), "tablett", "tabletter");

    public static DrugForm Capsule { get; } = new(new(Systems.Edqm, "10210000", "Capsule, hard"), "kapsel", "kapsler");

    public static DrugForm Injection { get; } = new(new(Systems.Edqm, "11201000", "Solution for injection"), "dose", "doser");

    /// <summary>Insulin in a pen: counted in units.</summary>
    public static DrugForm Pen { get; } = new(new(Systems.Edqm, "11201000", "Solution for injection"), "enhet", "enheter");

    public static DrugForm Inhaler { get; } = new(new(Systems.Edqm, "11109000", "Inhalation powder"), "inhalasjon", "inhalasjoner");

    /// <summary>For children: counted in millilitres, more of them the older the child is.</summary>
    public static DrugForm Syrup { get; } = new(new(Systems.Edqm, "10105000", "Oral solution"), "ml", "ml");

    public static DrugForm Mixture { get; } = new(new(Systems.Edqm, "10105000", "Oral solution"), "dose", "doser");
}
