using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>A theme's figures for all areas: on the map and in its table, and how many fall in each class.</summary>
internal static class NearMeFigures
{
    public static FigureSeries Areas(PublishedTheme theme, ReportPeriod period, ImmutableArray<PublishedArea> areas, PublishedFigures figures)
    {
        var (language, to) = (figures.Language, figures.Addresses);
        var points = areas.Select((area, i) => figures.Rated(
            new ChartPoint { Code = area.Code, Label = area.Name, Address = to.Of(area), Number = i + 1, Mark = FigureMark.Missing },
            theme.Id, figures.Get(theme.Id, area.Kind, area.Code, period.Code))).ToList();
        var unknown = figures.WithoutArea(theme.Id, period.Code);
        if (unknown is not null)
        {
            points.Add(figures.Rated(
                new ChartPoint { Code = "unknown", Label = language.Of("Område saknas i källan", "No area in the source"), Mark = FigureMark.Missing }, theme.Id, unknown));
        }

        points.Add(figures.Rated(
            new ChartPoint
            {
                Code = figures.Release.Description.Municipality,
                Label = language.Of("Hela kommunen", "The whole municipality"),
                Address = to.Of(theme),
                Mark = FigureMark.Missing,
                IsTotal = true,
            },
            theme.Id, figures.OfMunicipality(theme.Id, period.Code)));
        var shown = points.Take(areas.Length).Count(point => point.Value is not null);
        return new()
        {
            Id = "karta",
            Kind = FigureKind.Map,
            Language = language,
            Title = language.Of(
                $"{theme.Name} {period.In(language)}: {language.Number(shown)} av {language.Number(areas.Length)} områden kan visas",
                $"{theme.Name} {period.In(language)}: {language.Number(shown)} of {language.Number(areas.Length)} areas can be shown"),
            Description = language.Of(
                "Karta över kommunens områden i klasser. Samma siffror står i tabellen, där områdena har samma nummer.",
                "A map of the municipality's areas in classes. The same figures stand in the table, where the areas have the same numbers."),
            Category = language.Of("Område", "Area"),
            Subject = Findings.UpperFirst(figures.Findings.Kind(theme.Kind)),
            Unit = figures.PerThousandWords,
            Decimals = figures.DecimalsOf(theme.Id),
            Lines = [new(theme.Name, LineRole.Main, [.. points])],
            Source = figures.SourceWords(theme.Sources),
            Note = language.Of("Områdena står i kodordning. Skyddad betyder att siffran inte lämnas ut.", "The areas stand in order of their codes. Withheld means that the figure is not given out.")
                + (unknown is null ? "" : language.Of(
                    " Det vars område saknas i källan räknas i hela kommunen men inte i något område.",
                    " What has no area in the source is counted in the whole municipality but in no area.")),
            CsvAddress = $"{to.NearMe}{Slug.Of(theme.Id)}.csv",
        };
    }

    public static FigureSeries Distribution(PublishedTheme theme, ReportPeriod period, ImmutableArray<PublishedArea> areas, PublishedFigures figures)
    {
        var (language, to) = (figures.Language, figures.Addresses);
        var classes = figures.ClassesOf(theme.Id, period.Kind);
        var counts = areas.Select(area => figures.Get(theme.Id, area.Kind, area.Code, period.Code)).ToList();
        var rates = counts.Where(count => count.Mark == FigureMark.Published).Select(count => count.PerThousand).OfType<decimal>().ToList();
        var withheld = counts.Count(count => count.Mark == FigureMark.Withheld);
        ChartPoint Point(string code, string label, int number) =>
            new() { Code = code, Label = label, Mark = FigureMark.Published, Value = number };
        return new()
        {
            Id = "fordelning",
            Kind = FigureKind.Distribution,
            Language = language,
            Title = language.Of(
                $"{language.Number(withheld)} av {language.Number(areas.Length)} områden är skyddade; de andra fördelar sig så här",
                $"{language.Number(withheld)} of {language.Number(areas.Length)} areas are withheld; the others spread like this"),
            Description = language.Of(
                $"Stapeldiagram: hur många områden som ligger i varje klass, {Findings.LowerFirst(theme.Name)} {period.In(language)}. Samma siffror står i tabellen.",
                $"Bar chart: how many areas fall in each class, {Findings.LowerFirst(theme.Name)} {period.In(language)}. The same figures stand in the table."),
            Category = Findings.UpperFirst(figures.PerThousandWords),
            Unit = language.Of("antal områden", "number of areas"),
            Decimals = 0,
            Lines =
            [
                new(theme.Name, LineRole.Main,
                [
                    .. Enumerable.Range(1, classes.Count).Select(number => Point(
                        "class-" + number.Svg(), classes.Words(number, language), rates.Count(rate => classes.ClassOf(rate) == number))),
                    Point("withheld", language.Withheld, withheld),
                    Point("missing", language.Missing, areas.Length - rates.Count - withheld),
                ]),
            ],
            Source = figures.SourceWords(theme.Sources),
            Note = language.Of("Det säger inget om vilket område som har mest.", "It does not say which area has most."),
            CsvAddress = $"{to.NearMe}{Slug.Of(theme.Id)}-{language.Of("fordelning", "spread")}.csv",
        };
    }
}
