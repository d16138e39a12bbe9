using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The weekly reports of <i>effektiv samordning för trygghet</i> (EST): one row an event, or a row that says there
/// was none.</summary>
/// <remarks>
/// A row that names several categories gives one incident a category: the first keeps the row's number, the others have
/// <c>/2</c>, <c>/3</c> after it. Rows are counted as rows. A row that is left out still tells that its reporter had
/// something that week: the week is kept. Silence is not zero.
/// </remarks>
internal static class EstReports
{
    private const string Nothing = "nothing-to-report";
    private static readonly TimeSpan LongestNight = TimeSpan.FromHours(16);

    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var locator = new Locator(reading);
        reading.AtEnd = locator.Check;
        return row => Take(row, reading, locator);
    }

    private static List<StagedRow> Take(SourceRow row, Reading reading, Locator locator)
    {
        var staged = new List<StagedRow>();
        var reference = reading.Reference(row);
        var reporter = Words.Reporter(row, reading);
        var week = Week(row, reading);
        var words = row.Word("category").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var kinds = Kinds(row, reading, words);
        if (reporter is not null && week is not null)
        {
            staged.Add(new StagedReportingWeek
            {
                Municipality = reading.Municipality,
                Source = reading.Mapping.Id,
                File = reading.File,
                Line = row.Line,
                DeliveredOn = reading.DeliveredOn,
                Reporter = reporter,
                IsoYear = week.Value.Year,
                IsoWeek = week.Value.Week,
                HadIncidents = !kinds.Any(k => k.Kind == Nothing),
            });
        }

        if (reference is null || reporter is null || week is not { } told || row.Rejected || kinds.Any(k => k.Kind == Nothing))
        {
            return staged;
        }

        if (Span(row, reading, told.Monday) is { } span && locator.Find(row) is { } location)
        {
            staged.AddRange(kinds.Select((kind, i) => new StagedIncident
            {
                Municipality = reading.Municipality,
                Source = reading.Mapping.Id,
                File = reading.File,
                Line = row.Line,
                DeliveredOn = reading.DeliveredOn,
                Reference = i == 0 ? reference : $"{reference}/{i + 1}",
                Word = kind.Word,
                Kind = kind.Kind,
                OccurredFrom = span.From,
                OccurredTo = span.To,
                Precision = location.Precision,
                Location = location.Point,
                Reporter = reporter,
                InPublicPlace = Words.InPublicPlace(reading, kind.Word),
                MaskedText = row.Text("description") is { Length: > 0 } text ? text : null,
            }));
        }

        return staged;
    }

    private static List<(string Word, string Kind)> Kinds(SourceRow row, Reading reading, string[] words)
    {
        var kinds = new List<(string Word, string Kind)>();
        foreach (var word in words.DefaultIfEmpty(""))
        {
            if (Words.Kind(row, reading, "category", word) is not { } kind)
            {
                break;
            }

            // Two words of one kind are one event of it.
            if (kinds.All(k => k.Kind != kind))
            {
                kinds.Add((word, kind));
            }
        }

        if (kinds.Count > 1 && kinds.Any(k => k.Kind == Nothing))
        {
            reading.Reject(row, "category", "raden säger både att något hände och att inget hände; dela den eller ta bort det ena");
            kinds.RemoveAll(k => k.Kind == Nothing);
        }

        return kinds;
    }

    private static (int Year, int Week, DateOnly Monday)? Week(SourceRow row, Reading reading)
    {
        if (row.Count("year") is { } year && row.Count("week") is { } week && SwedishTime.Monday(year, week) is { } monday)
        {
            return (year, week, monday);
        }

        reading.Reject(row, "year,week", row.Count("week") == 53 ? "året har ingen vecka 53; rätta året eller veckan" : "inte en vecka som finns; skriv året och veckans nummer, till exempel 2026 och 7");
        return null;
    }

    private static (DateTime From, DateTime To)? Span(SourceRow row, Reading reading, DateOnly monday)
    {
        if (SwedishTime.Parse(row.Cell("date")) is not { Date: var day })
        {
            reading.Reject(row, "date", row.Cell("date") is null ? "datumet saknas; skriv till exempel 2026-01-31" : "inte ett datum som finns; skriv till exempel 2026-01-31");
            return null;
        }

        if (day < monday || day > monday.AddDays(6))
        {
            reading.Remark(row, "date", "datumet ligger inte i den vecka som raden anger; datumet gäller");
        }

        if (Time(row, reading, "from") is not { } from || Time(row, reading, "to") is not { } to)
        {
            return null;
        }

        var start = day.ToDateTime(from.Time ?? TimeOnly.MinValue);
        var end = to.Time is { } last ? day.ToDateTime(last) : from.Time is null ? day.AddDays(1).ToDateTime(TimeOnly.MinValue) : start;

        // What ends at an earlier hour than it began ends the next day: an evening and its night, but not a whole day.
        end = end < start ? end.AddDays(1) : end;
        if (end - start > LongestNight && to.Time is not null)
        {
            reading.Reject(row, "from,to", "slutet är före början; rätta den ena");
            return null;
        }

        Words.RemarkOnSkippedHour(row, reading, "date,from,to", start, end);
        return (SwedishTime.Earliest(start), SwedishTime.Latest(end));
    }

    private static (TimeOnly? Time, bool Read)? Time(SourceRow row, Reading reading, string role)
    {
        if (row.Cell(role) is not { } cell)
        {
            return (null, true);
        }

        if (SwedishTime.ParseTime(cell) is { } time)
        {
            return (time, true);
        }

        reading.Reject(row, role, "inte ett klockslag; skriv till exempel 23:15");
        return null;
    }
}
