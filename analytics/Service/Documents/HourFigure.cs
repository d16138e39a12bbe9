using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Service.Analyses;

namespace Geo.Service.Documents;

/// <summary>When in the week a theme's incidents happen, hour by weekday: internal, for a week's few hours in a small town are
/// few incidents.</summary>
internal static class HourFigure
{
    private const int HoursADay = 24;

    private static readonly string[] Days = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

    /// <summary>The grid of one theme; null where no hour is known.</summary>
    /// <remarks>An incident known only by an interval is spread evenly over its hours (Ratcliffe, J. H. 2000, Aoristic analysis,
    /// International Journal of Geographical Information Science 14(7)): a cell is an expected number, not a count.</remarks>
    public static DocumentBlock? Of(DocumentData data, string theme, string document)
    {
        var (result, concentration) = data.Of<ConcentrationDocument>(ConcentrationAnalysis.Method)
            .FirstOrDefault(one => one.Result.Theme == theme && one.Document.HourOfWeek.Sum() > 0);
        return result is null
            ? null
            : DocumentBlock.Figure(
                new()
                {
                    Id = $"{document}-veckan-{theme}",
                    Kind = FigureKind.Grid,
                    Language = Language.Swedish,
                    Title = PlaceParts.Hours(concentration),
                    Description = "Rutnät: veckans dagar mot dygnets timmar. Talet är väntat antal händelser i timmen. Den som bara är känd på ett tidsspann är fördelad över spannet.",
                    Category = "Timme",
                    Unit = "väntade händelser",
                    Decimals = 0,
                    Lines = [.. Days.Select((day, d) => new ChartLine(day, LineRole.Main, [.. Hours(concentration, d)]))],
                    Source = SharedParts.OwnReports,
                    CsvAddress = $"{document}-veckan-{theme}.csv",
                },
                data.Basis(ConcentrationAnalysis.Method, SharedParts.OwnReports, result.Period));
    }

    private static IEnumerable<ChartPoint> Hours(ConcentrationDocument concentration, int day) =>
        Enumerable.Range(0, HoursADay).Select(hour => new ChartPoint
        {
            Code = hour.Svg(),
            Label = hour.Svg(),
            Mark = FigureMark.Published,
            Value = Math.Round((decimal)concentration.HourOfWeek[HoursADay * day + hour]),
        });
}
