using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;

namespace Geo.Service.Endpoints.Collections;

/// <summary>The collections that anyone may read: what <c>published</c> holds, and nothing besides.</summary>
internal static class PublishedCollections
{
    private static readonly CollectionProperty Municipality = new(
        "municipality", PropertyKind.Text, new("Kommun", "Municipality"), new("Kommunens fyrsiffriga kod", "The municipality's four-digit code"));

    private static readonly CollectionProperty Release = new(
        "release", PropertyKind.Text, new("Släpp", "Release"), new("Släppet som uppgiften står i", "The release that it is part of"));

    private static readonly ImmutableArray<CollectionProperty> Period =
    [
        new("period_from", PropertyKind.Date, new("Periodens första dag", "First day"), new("Periodens första dag", "The period's first day")),
        new("period_to", PropertyKind.Date, new("Periodens sista dag", "Last day"), new("Periodens sista dag", "The period's last day")),
    ];

    public static ImmutableArray<PublishedCollection> All { get; } =
    [
        new()
        {
            Id = "areas",
            Title = new("Områden", "Areas"),
            Description = new("De områden som siffror lämnas ut för, med invånare och gräns.", "The areas that figures are published for, with residents and outline."),
            Source = SqlFile.Read(typeof(PublishedCollections), "Endpoints/Collections/areas"),
            Keys = [CollectionKey.Text("kind"), CollectionKey.Text("edition"), CollectionKey.Text("code")],
            IdColumns = ["kind", "edition", "code"],
            Properties = [Municipality, .. Columns<PublishedArea>("on_map"), Release],
            HasGeometry = true,
        },
        new()
        {
            Id = "counts",
            Title = new("Antal", "Counts"),
            Description = new(
                "Antal händelser per tema, område och period, med intervall och områdets gräns. Skyddade siffror är tomma och märkta withheld; det som räknas ur dem är tomt med dem.",
                "Events by theme, area and period, with intervals and the area's outline. Protected figures are empty and marked withheld, and so is what is computed from them."),
            Source = SqlFile.Read(typeof(PublishedCollections), "Endpoints/Collections/counts"),
            Keys = [CollectionKey.Text("theme"), CollectionKey.Text("area_kind"), CollectionKey.Text("edition"), CollectionKey.Text("area"), CollectionKey.Text("period")],
            IdColumns = ["theme", "area_kind", "edition", "area", "period"],
            Properties = [Municipality, .. Columns<PublishedCount>(), .. Period, Release],
            HasGeometry = true,
            Time = ("period_from", "period_to"),
        },
        DocumentCollection.Of<PublishedTheme>(
            "themes", ReleaseFiles.Themes, new("Teman", "Themes"), new("Vad som räknas, och vad som inte ingår.", "What is counted, and what is not."), ["id"]),
        DocumentCollection.Of<PublishedReporting>(
            "reporting", ReleaseFiles.Reporting, new("Rapportering", "Reporting"),
            new("Hur fullständiga veckorapporterna är: tystnad är inte noll.", "How complete the weekly reports are: silence is not zero."), ["period"]),
        DocumentCollection.Of<PublishedIndicatorValue>(
            "indicators", ReleaseFiles.Indicators, new("Indikatorer", "Indicators"),
            new("Officiella siffror för hela kommunen, som utgivaren lämnar dem.", "Official figures for the whole municipality, as their publisher gives them."), ["indicator", "period"]),
        DocumentCollection.Of<PublishedComparison>(
            "comparisons", ReleaseFiles.Comparisons, new("Jämförelser", "Comparisons"),
            new("De officiella siffrorna för länet, riket och liknande kommuner, som utgivaren lämnar dem.", "The official figures of the county, the country and similar municipalities, as their publisher gives them."),
            ["indicator", "place", "period"]),
        DocumentCollection.Of<PublishedSource>(
            "sources", ReleaseFiles.Sources, new("Källor", "Sources"), new("Källorna och vad som blev av deras rader.", "The sources, and what became of their rows."), ["id"]),
        DocumentCollection.Of<PublishedKindCount>(
            "kind-counts", ReleaseFiles.KindCounts, new("Antal per slag", "Counts by kind"),
            new("Antal händelser per slag inom ett tema. Skyddade siffror är tomma och märkta withheld.", "Events by kind within a theme. Protected figures are empty and marked withheld."),
            ["theme", "kind", "area_kind", "edition", "area", "period"]),
        DocumentCollection.Of<PublishedYearlyCount>(
            "yearly-counts", ReleaseFiles.YearlyCounts, new("Årliga antal för hela kommunen", "Yearly counts of the whole municipality"),
            new("Det som aldrig visas på karta eller för mindre områden. Skyddade siffror är tomma och märkta withheld.", "What is never shown on a map or for smaller areas. Protected figures are empty and marked withheld."),
            ["theme", "period"]),
        DocumentCollection.Of<PublishedRule>(
            "rules", ReleaseFiles.Rules, new("Regler", "Rules"), new("Reglerna för vad som visas, tema för tema.", "The rules for what is shown, theme by theme."), ["theme"]),
        DocumentCollection.Of<PublishedReleaseEvent>(
            "release-events", ReleaseFiles.Events, new("Rättelser och återkallelser", "Corrections and withdrawals"),
            new("Beslut om släpp som var fel.", "Decisions on releases that were wrong."), ["number::text"]),
        DocumentCollection.Of<PublishedCorrection>(
            "corrections", ReleaseFiles.Corrections, new("Rättade siffror", "Corrected figures"),
            new("Vad som stod i ett tidigare släpp och vad som står nu, där båda är offentliga.", "What an earlier release said and what is said now, where both are public."), ["position::text"]),
        DocumentCollection.Promises(),
        DocumentCollection.Measures(),
    ];

    /// <summary>The columns of a release's table.</summary>
    internal static IEnumerable<CollectionProperty> Columns<T>(string? without = null) =>
        TableSchema.Of<T>().Where(field => field.Name != without).Select(CollectionProperty.Of);

    /// <summary>What every collection made of a document has around its own properties.</summary>
    internal static ImmutableArray<CollectionProperty> Around(IEnumerable<CollectionProperty> own, bool hasPeriod) =>
        [Municipality, .. own, .. hasPeriod ? Period : [], Release];
}
