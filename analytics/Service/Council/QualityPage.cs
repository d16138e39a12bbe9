using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Service.Documents;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary><i>Datakvalitet</i>: who said something in which week, and how much of what was delivered has a place. Silence is not zero.</summary>
internal static class QualityPage
{
    private const string Title = "Datakvalitet";

    public static async Task<CouncilView> MakeAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var store = ask.Store;
        var last = store.Municipality.AnalysisTo is { } to ? DocumentData.Monday(to.AddDays(1)).AddDays(-7) : (DateOnly?)null;
        var weeks = last is { } monday ? await CouncilData.ReportingAsync(store, monday.AddDays(-7 * DocumentData.UsualWeeks), monday, cancel) : [];
        var deliveries = (await store.Db.Deliveries.FromSqlRaw("SELECT * FROM core.desk_delivery").AsNoTracking().ToListAsync(cancel)).GroupBy(delivery => delivery.Source).OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => new Placed(source.Key, source.Sum(one => one.RowsRead), source.Sum(one => one.RowsAccepted), source.Sum(one => one.RowsPlacedByPoint), source.Sum(one => one.RowsPlacedByName), source.Sum(one => one.RowsWithoutPlace), source.Max(one => one.DeliveredOn)))
            .ToImmutableArray();
        var titles = await store.Db.Sources.FromSqlRaw("SELECT * FROM core.desk_source").AsNoTracking().ToDictionaryAsync(source => source.Id, source => source.Title, cancel);
        var silent = weeks.GroupBy(week => week.Reporter).Select(reporter => (reporter.Key, Since: SharedParts.SilentSince(reporter))).Where(reporter => reporter.Since is not null).OrderBy(reporter => reporter.Key, StringComparer.Ordinal).ToList();
        return new()
        {
            Document = ask.Document("datakvalitet", Title, last is { } week ? $"till och med {Words.Week(week)}" : "inget är analyserat än", SharedParts.Internal) with
            {
                Answers = [Answer(weeks, deliveries)],
                Missing = [.. silent.Select(one => $"Rapport från {one.Key} sedan {Words.Week(one.Since!.Value)}.")],
                Sections = [new("Vilka som har hörts av, vecka för vecka", [.. Weeks(weeks, ask.Today)]), new("Hur mycket som har en plats", [.. Places(deliveries, titles)])],
            },
            Narrowed = "alla källor",
            Layers =
            [
                new("veckor", null, [("kalla", "TEXT"), ("rapportor", "TEXT"), ("mandag", "TEXT"), ("lage", "TEXT")], weeks.Select(one => ((Geometry)Point.Empty, (object?[])[one.Source, one.Reporter, one.Monday.Iso(), Said(one)]))),
                new("platser", null, [("kalla", "TEXT"), ("rader", "INTEGER"), ("godtagna", "INTEGER"), ("med_koordinat", "INTEGER"), ("med_namn", "INTEGER"), ("utan_plats", "INTEGER")],
                    deliveries.Select(one => ((Geometry)Point.Empty, (object?[])[one.Source, one.Read, one.Accepted, one.ByPoint, one.ByName, one.Without]))),
            ],
        };
    }

    private static string Answer(ImmutableArray<ReporterWeek> weeks, ImmutableArray<Placed> deliveries)
    {
        var (placed, all) = (deliveries.Sum(one => one.ByPoint + one.ByName), deliveries.Sum(one => one.ByPoint + one.ByName + one.Without));
        return (weeks.IsEmpty ? "Ingen källa lämnar veckorapport. " : $"{Words.Number(weeks.Count(week => !week.IsSilent))} av {Words.Number(weeks.Length)} veckorapporter har kommit in. ")
            + (all == 0 ? "Inga rader som ska ha en plats är inlästa." : $"{Words.Number(100.0 * placed / all, 1)} procent av raderna har en plats.");
    }

    private static IEnumerable<DocumentBlock> Weeks(ImmutableArray<ReporterWeek> weeks, DateOnly today)
    {
        if (weeks.IsEmpty)
        {
            yield return DocumentBlock.Text("Ingen källa lämnar veckorapport. Om få händelser betyder lugnt eller tyst går inte att säga.");
            yield break;
        }

        var mondays = weeks.Select(week => week.Monday).Distinct().Order().ToList();
        var swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
        yield return DocumentBlock.Table(
            DocumentTable.Of(
                "veckorna", $"Vad var och en sade, {Words.Week(mondays[0])} till {Words.Week(mondays[^1])}",
                ["Organisation", .. mondays.Select(monday => $"v.\u00a0{ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue)).Svg()}")],
                weeks.GroupBy(week => week.Reporter).OrderBy(reporter => reporter.Key, swedish).Select(reporter => (string[])
                [
                    reporter.Key, .. mondays.Select(monday => reporter.FirstOrDefault(week => week.Monday == monday) is { } week ? Said(week) : "–"),
                ]),
                "Något: minst en händelse rapporterades. Inget: ”inget att rapportera” skrevs. Tyst: ingen rapport kom. En tyst vecka är inte en vecka utan händelser."),
            $"Källa: veckorapporter till kommunen. Metod: räknat ur det inlästa {today.Swedish()}, varje rapportör och vecka.");
    }

    private static IEnumerable<DocumentBlock> Places(ImmutableArray<Placed> deliveries, IReadOnlyDictionary<string, string> titles)
    {
        var placed = deliveries.Where(one => one.ByPoint + one.ByName + one.Without > 0).ToList();
        if (placed.Count == 0)
        {
            yield return DocumentBlock.Text("Inga rader som ska ha en plats är inlästa.");
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                "platserna", "Rader med och utan plats, källa för källa", ["Källa", "Senast", "#Rader lästa", "#Godtagna", "#Plats av koordinat", "#Plats av namn", "#Utan plats", "#Andel med plats"],
                placed.Select(one => new[]
                {
                    titles.GetValueOrDefault(one.Source, one.Source), one.DeliveredOn.Iso(), one.Read.Swedish(), one.Accepted.Swedish(), one.ByPoint.Swedish(), one.ByName.Swedish(), one.Without.Swedish(),
                    $"{Words.Number(100.0 * (one.ByPoint + one.ByName) / (one.ByPoint + one.ByName + one.Without), 1)}\u00a0%",
                }),
                "Rader utan plats räknas i hela kommunens tal men syns inte på någon karta.",
                "Vad som är fel med de rader som inte godtogs har säkerhetssamordnaren en lista över."),
            "Källa: kommunens inläsningar. Metod: räknat rad för rad vid inläsningen.");
    }

    private static string Said(ReporterWeek week) => week.State switch { "reported" => "något", "nothing" => "inget", _ => "tyst" };

    private sealed record Placed(string Source, int Read, int Accepted, int ByPoint, int ByName, int Without, DateOnly DeliveredOn);
}
