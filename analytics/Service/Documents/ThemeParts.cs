using Geo.Components;
using Geo.Components.Charts;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Statistics;

namespace Geo.Service.Documents;

/// <summary>How the themes go: the newest quarter against a year before, and all quarters as figures.</summary>
internal static class ThemeParts
{
    /// <summary>The themes that incidents are counted in.</summary>
    public static IEnumerable<Theme> IncidentThemes(DocumentData data) =>
        data.Themes.Where(theme => data.Counts.Any(count => count.Theme == theme.Id && count.Period.Length == 6));

    /// <summary>A theme's newest quarter against a year before, in a sentence without its name; null where there is nothing to compare.</summary>
    public static string? ChangeSentence(DocumentData data, string theme)
    {
        var (result, change) = Change(data, theme);
        return result is null
            ? null
            : $"{Words.Number(change.After)} platshändelser {Words.Period(result.Period)} mot {Words.Number(change.Before)} ett år tidigare. Det är {Words.Change(change)}{(change.Verdict is ChangeVerdict.More or ChangeVerdict.Fewer ? $" (95 %: {Words.Interval(change.Lower, change.Upper, 2)})" : "")}.";
    }

    /// <summary>The same with where it comes from.</summary>
    public static DocumentBlock? ChangeBlock(DocumentData data, Theme theme, bool named) => ChangeSentence(data, theme.Id) is { } sentence
        ? DocumentBlock.Text(named ? $"{theme.Name}: {sentence}" : sentence, data.Basis(ChangeAnalysis.Method, SharedParts.OwnReports, Change(data, theme.Id).Result.Period))
        : null;

    /// <summary>All themes' newest quarter against a year before, the sure differences first: the answer of a document.</summary>
    public static IEnumerable<string> ChangeAnswers(DocumentData data)
    {
        var themes = IncidentThemes(data).Select(theme => (Theme: theme, Change(data, theme.Id).Result, Change(data, theme.Id).Change)).Where(theme => theme.Result is not null).ToList();
        foreach (var theme in themes.Where(theme => theme.Change.Verdict is ChangeVerdict.More or ChangeVerdict.Fewer))
        {
            yield return $"{theme.Theme.Name}: {ChangeSentence(data, theme.Theme.Id)}";
        }

        foreach (var (verdict, words) in ((ChangeVerdict, string)[])[(ChangeVerdict.NoSureDifference, "Ingen säker skillnad"), (ChangeVerdict.TooFew, "För få händelser för att säga något")])
        {
            if (themes.Where(theme => theme.Change.Verdict == verdict).ToList() is { Count: > 0 } same)
            {
                yield return $"{words} mellan {Words.Period(same[0].Result.Period)} och samma kvartal året före: {Words.And([.. same.Select(theme => $"{Lower(theme.Theme.Name)} ({Words.Number(theme.Change.Before)} till {Words.Number(theme.Change.After)})")])}.";
            }
        }

        static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static (AnalysisResult Result, ChangeDocument Change) Change(DocumentData data, string theme) =>
        data.Of<ChangeDocument>(ChangeAnalysis.Method).FirstOrDefault(one => one.Result.Theme == theme && one.Result.Subject.StartsWith("municipality:", StringComparison.Ordinal));

    /// <summary>The quarters of a theme as a figure.</summary>
    public static IEnumerable<DocumentBlock> Quarters(DocumentData data, Theme theme, string document)
    {
        var counts = data.Counts.Where(count => count.Theme == theme.Id && count.Period.Length == 6).OrderBy(count => count.Period, StringComparer.Ordinal).ToList();
        if (counts.Count < 2)
        {
            yield break;
        }

        var points = counts.Select(count =>
        {
            var (lower, upper) = PoissonInterval.Garwood(count.PlaceEvents);
            return ChartPoint.At(ReportPeriod.Parse(count.Period), Language.Swedish) with
            {
                Value = count.PlaceEvents,
                Lower = Math.Round((decimal)lower),
                Upper = Math.Round((decimal)upper),
            };
        });
        yield return DocumentBlock.Figure(
            new()
            {
                Id = $"{document}-{theme.Id}",
                Kind = FigureKind.Lines,
                Language = Language.Swedish,
                Title = $"{theme.Name}, platshändelser per kvartal",
                Description = $"Från {ReportPeriod.Parse(counts[0].Period).Words} till {ReportPeriod.Parse(counts[^1].Period).Words}. Det skuggade bandet är 95 procents intervall.",
                Category = "Kvartal",
                Unit = "Platshändelser",
                Decimals = 0,
                Lines = [new(theme.Name, LineRole.Main, [.. points])],
                Source = SharedParts.OwnReports,
                Note = counts.All(count => count.CompletelyReported) ? null : "Alla har inte rapporterat varje vecka: få händelser kan vara tystnad.",
                CsvAddress = $"{document}-{theme.Id}.csv",
            },
            data.Basis(CountAnalysis.Method, SharedParts.OwnReports, data.Counts.FirstOrDefault(count => count.Period.Contains('/', StringComparison.Ordinal))?.Period));
    }
}
