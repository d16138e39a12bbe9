using Geo.Components;
using Geo.Components.Release;
using Geo.Service.Documents;

namespace Geo.Service.Release;

/// <summary>The preview as a page for the approver: answers first, then every theme with its withheld cells marked.</summary>
internal static class ReleasePreviewDocument
{
    private const string Name = "granskning";

    public static ReportDocument Of(ReleasePreview preview)
    {
        var about = preview.Snapshot.Description;
        return new()
        {
            Name = $"{Name}-{preview.Id}",
            Title = "Granskning före godkännande",
            Subtitle = $"{preview.Municipality.Name}, kandidaten {preview.Id}, {about.PeriodFrom.Iso()}–{about.PeriodTo.Iso()}",
            Audience = "Bara till den som godkänner. Sidan visar det som släppet skyddar och får inte lämnas ut.",
            Fictional = about.Fictional,
            Answers = [.. Answers(preview)],
            Missing = about.OpenData is null ? ["Adress, utgivare och kontakt för öppna data (openData i municipality.yml): bara en provkörning kan göras."] : [],
            Sections =
            [
                new("1. Sedan förra släppet", [.. Since(preview)]),
                .. preview.Snapshot.Themes.Select((theme, i) => new DocumentSection($"{i + 2}. {theme.Name}", [.. Theme(preview, theme)])),
                new($"{preview.Snapshot.Themes.Length + 2}. Regler", [Rules(preview)]),
            ],
        };
    }

    /// <summary>The preview in a few lines, for a terminal.</summary>
    public static IEnumerable<string> Lines(ReleasePreview preview)
    {
        yield return $"kandidat {preview.Id}, regler {preview.Snapshot.Description.Rules.Version}";
        foreach (var answer in Answers(preview))
        {
            yield return $"  {answer}";
        }

        foreach (var hidden in preview.Hidden.Where(hidden => hidden.Count.AreaKind == AreaKind.Municipality))
        {
            yield return $"  skyddad i hela kommunen: {hidden.Count.Theme} {hidden.Count.Period} ({hidden.Hides}; {hidden.Reason})";
        }

        foreach (var change in preview.Changes)
        {
            yield return $"  ändrad (rättelse {change.Event}): {change.Theme}{(change.Kind is null ? "" : $"/{change.Kind}")} {change.Area} {change.Period}: {Shown(change.OldMark, change.OldCount)} → {Shown(change.NewMark, change.NewCount)}";
        }
    }

    /// <summary>What the approver asks first, answered.</summary>
    public static IEnumerable<string> Answers(ReleasePreview preview)
    {
        var counts = preview.Snapshot.Counts;
        var own = preview.Hidden.Count(hidden => hidden.Reason != HiddenFigure.ForOthers);
        yield return $"{Words.Number(counts.Length)} antal är prövade: {Words.Number(counts.Length - preview.Hidden.Length)} visas och {Words.Number(preview.Hidden.Length)} är skyddade, {Words.Number(own)} för sin egen skull och {Words.Number(preview.Hidden.Length - own)} för att de inte ska gå att räkna ut.";
        var kinds = preview.Snapshot.KindCounts;
        if (!kinds.IsEmpty)
        {
            yield return $"{Words.Number(kinds.Length)} antal för slag inom teman är prövade med dem: {Words.Number(kinds.Count(count => count.Mark == FigureMark.Published))} visas.";
        }

        yield return preview.Earlier == 0
            ? "Inget skyddat antal går att räkna ut ur de andra: det är prövat när kandidaten byggdes."
            : $"Inget skyddat antal går att räkna ut, inte heller tillsammans med {Words.Count(preview.Earlier, "tidigare släpp", "tidigare släpp")}, återkallade medräknade: det är prövat när kandidaten byggdes.";
        yield return preview.Before is null
            ? "Inget släpp är publicerat förut."
            : $"{Words.Number(preview.Compared)} antal finns också i {preview.Before.Id}. {(preview.Changes.IsEmpty ? "Inget av dem har ändrats." : $"{Words.Number(preview.Changes.Length)} är ändrade, alla genom beslutade rättelser.")}";
    }

    private static IEnumerable<DocumentBlock> Since(ReleasePreview preview)
    {
        yield return DocumentBlock.Text(Answers(preview).Last());
        if (preview.Changes.IsEmpty)
        {
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                Name + "-andrat", "Ändrade antal", ["Rättelse", "Tema", "Område", "Period", "#Stod", "#Står nu"],
                preview.Changes.Select(change => new[]
                {
                    Words.Number(change.Event), change.Kind is null ? change.Theme : $"{change.Theme}/{change.Kind}", change.Area, change.Period, Shown(change.OldMark, change.OldCount), Shown(change.NewMark, change.NewCount),
                })),
            $"Jämfört med {preview.Before!.Id}.");
    }

    private static IEnumerable<DocumentBlock> Theme(ReleasePreview preview, PublishedTheme theme)
    {
        var hidden = preview.Hidden.Where(hidden => hidden.Count.Theme == theme.Id).ToDictionary(hidden => hidden.Count);
        var counts = preview.Snapshot.Counts.Where(count => count.Theme == theme.Id).ToList();
        var periods = counts.Select(count => count.Period).Distinct().Order(StringComparer.Ordinal).ToList();
        var rows = counts.GroupBy(count => (count.AreaKind, count.Area)).OrderByDescending(area => area.Key.AreaKind).ThenBy(area => area.Key.Area, StringComparer.Ordinal)
            .Select(area => new[] { $"{area.Key.Area} ({CsvTable.Text(area.Key.AreaKind)})" }.Concat(periods.Select(period => area.FirstOrDefault(count => count.Period == period) is { } count ? Cell(count) : "–")).ToArray());
        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{Name}-{theme.Id}", $"{theme.Name}: skyddade antal inom hakar", ["Område", .. periods.Select(period => "#" + period)], rows,
                "[3 e] skyddas för sin egen skull, [12 f] för att ett annat inte ska gå att räkna ut. Det inom hakar syns inte i släppet."),
            "Analysen counts.");
        if (hidden.Count > 0)
        {
            yield return DocumentBlock.List(hidden.Values.GroupBy(figure => figure.Reason).OrderByDescending(reason => reason.Count())
                .Select(reason => $"{Words.Number(reason.Count())}: {reason.Key}."));
        }

        string Cell(PublishedCount count) => hidden.TryGetValue(count, out var figure)
            ? $"[{(figure.Hides is { } number ? Words.Number(number) : "?")} {(figure.Reason == HiddenFigure.ForOthers ? "f" : "e")}]"
            : Shown(count.Mark, count.Count);
    }

    private static DocumentBlock Rules(ReleasePreview preview) => DocumentBlock.Table(
        DocumentTable.Of(
            Name + "-regler", "Allmänhetens regler", ["Tema", "Områden", "Kortaste tid", "#Minsta antal", "#Platser", "#Största andel", "#Rapportörer"],
            preview.Snapshot.Rules.Select(rule => new[]
            {
                rule.Theme, CsvTable.Text(rule.Geography), CsvTable.Text(rule.SmallestPeriod), Words.Number(rule.SmallestCount),
                Words.Number(rule.SmallestPlaces), Words.Number((double)rule.LargestPlaceShare, 2), Words.Number(rule.SmallestReporters),
            })),
        $"municipality.yml, version {preview.Snapshot.Description.Rules.Version}.");

    private static string Shown(FigureMark mark, int? count) => mark switch
    {
        FigureMark.Published when count is { } number => Words.Number(number),
        FigureMark.Withheld => "skyddad",
        _ => "saknas",
    };
}
