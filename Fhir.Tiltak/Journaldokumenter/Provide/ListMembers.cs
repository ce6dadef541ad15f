using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>What a submission set or a folder says that it holds.</summary>
internal static class ListMembers
{
    /// <summary>The references that say where they lead.</summary>
    public static IEnumerable<Element> Of(ProvidedEntry list) => list.Resource.Each("entry").Select(entry => entry.Child("item")).Where(item => item.ValueOf("reference") is not null);
}
