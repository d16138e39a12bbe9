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
        var yearly = preview.Snapshot.YearlyCounts.Select(count => (count.Theme, count.Name)).Distinct().ToList();
        return new()
        {
            Name = $"{Name}-{preview.Id}",
            Title = "Granskning före godkännande",
            Subtitle = $"{preview.Municipality.Name}, kandidaten {preview.Id}, {about.PeriodFrom.Iso()}–{about.PeriodTo.Iso()}",
            Audience = "Bara till den som godkänner. Sidan visar det som släppet skyddar och får inte lämnas ut.",
            Fictional = about.Fictional,
            Wide = true,
            Answers = [.. Answers(preview)],
            Missing = about.OpenData is null ? [$"Inställningar för öppna data ({OpenDataSettings.Missing(preview.Municipality) ?? "de fanns inte när kandidaten byggdes"}): bara en provkörning kan göras."] : [],
            Sections =
            [
                new("1. Sedan förra släppet", [.. Since(preview)]),
                .. preview.Snapshot.Themes.Select((theme, i) => new DocumentSection($"{i + 2}. {theme.Name}", [.. Theme(preview, (theme.Id, theme.Name))])),
                .. yearly.Select((theme, i) => new DocumentSection($"{i + 2 + preview.Snapshot.Themes.Length}. {theme.Name}", [.. Theme(preview, theme)])),
                new($"{preview.Snapshot.Themes.Length + yearly.Count + 2}. Regler", [Rules(preview)]),
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
        var counts = preview.Figures;
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

    private static IEnumerable<DocumentBlock> Theme(ReleasePreview preview, (string Id, string Name) theme)
    {
        var hidden = preview.Hidden.Where(hidden => hidden.Count.Theme == theme.Id).ToDictionary(hidden => hidden.Count);
        var counts = preview.Figures.Where(count => count.Theme == theme.Id).ToList();
        var periods = counts.Select(count => ReportPeriod.Parse(count.Period)).Distinct().OrderBy(period => period.Kind).ThenBy(period => period.Position).ToList();
        var rows = counts.GroupBy(count => (count.AreaKind, count.Area)).OrderByDescending(area => area.Key.AreaKind).ThenBy(area => area.Key.Area, StringComparer.Ordinal)
            .Select(area => new[] { AreaName(preview, area.Key.AreaKind, area.Key.Area) }.Concat(periods.Select(period => area.FirstOrDefault(count => count.Period == period.Code) is { } count ? Cell(count) : "–")).ToArray());
        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{Name}-{theme.Id}", $"{theme.Name}: skyddade antal inom hakar", ["Område", .. periods.Select(period => "#" + period.Brief)], rows,
                "Det som står inom hakar visas inte i släppet. Bokstaven e: antalet är skyddat för sin egen skull. Bokstaven f: för att ett annat antal inte ska gå att räkna ut."),
            $"Källa: kommunens egna antal, kandidaten {preview.Id}.");
        if (hidden.Count > 0)
        {
            yield return DocumentBlock.List(hidden.Values.GroupBy(figure => figure.Reason).OrderByDescending(reason => reason.Count())
                .Select(reason => $"{Words.Count(reason.Count(), "antal", "antal")}: {reason.Key}."));
        }

        string Cell(PublishedCount count) => hidden.TryGetValue(count, out var figure)
            ? $"[{(figure.Hides is { } number ? Words.Number(number) : "?")} {(figure.Reason == HiddenFigure.ForOthers ? "f" : "e")}]"
            : Shown(count.Mark, count.Count);
    }

    private static string AreaName(ReleasePreview preview, AreaKind kind, string code) => kind switch
    {
        AreaKind.Municipality => "Hela kommunen",
        AreaKind.Unknown => "Utan område",
        _ => $"{preview.Snapshot.Areas.FirstOrDefault(area => area.Kind == kind && area.Code == code)?.Name ?? code} ({(kind == AreaKind.Regso ? "RegSO" : "DeSO")})",
    };

    private static DocumentBlock Rules(ReleasePreview preview) => DocumentBlock.Table(
        DocumentTable.Of(
            Name + "-regler", "Allmänhetens regler", ["Tema", "Visas för", "Kortaste tid", "#Minsta antal", "#Platser", "#Största andel", "#Rapportörer"],
            preview.Snapshot.Rules.Select(rule => new[]
            {
                preview.Snapshot.Themes.FirstOrDefault(theme => theme.Id == rule.Theme)?.Name ?? preview.Snapshot.YearlyCounts.FirstOrDefault(count => count.Theme == rule.Theme)?.Name ?? rule.Theme,
                rule.Geography == RuleGeography.Areas ? "områden" : "hela kommunen",
                rule.SmallestPeriod switch { RulePeriod.Quarter => "kvartal", RulePeriod.Year => "år", _ => "hela tiden" },
                Words.Number(rule.SmallestCount), Words.Number(rule.SmallestPlaces), Words.Number((double)rule.LargestPlaceShare, 2), Words.Number(rule.SmallestReporters),
            })),
        $"Källa: municipality.yml, reglernas version {preview.Snapshot.Description.Rules.Version}.");

    private static string Shown(FigureMark mark, int? count) => mark switch
    {
        FigureMark.Published when count is { } number => Words.Number(number),
        FigureMark.Withheld => "skyddad",
        _ => "saknas",
    };
}
