using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain;
using Geo.Service.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>chain status NAMN</c>: what of the chain of evidence is late, soon, unlinked, unproven or unknown. Internal.</summary>
internal static class ChainStatusVerb
{
    private const int DaysAhead = 90;

    // Why something is told, in the order in which it is.
    private static readonly Dictionary<NoticeKind, string> Headings = new()
    {
        [NoticeKind.Wrong] = "Fel",
        [NoticeKind.Late] = "Försenat",
        [NoticeKind.Due] = "Snart",
        [NoticeKind.Unlinked] = "Utan länk",
        [NoticeKind.Unproven] = "Utan belägg",
        [NoticeKind.Unknown] = "Inte angivet",
    };

    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var today = TodayOption.Create();
        var ahead = new Option<int>("--days") { Description = "Hur många dagar framåt som är snart.", DefaultValueFactory = _ => DaysAhead };
        var json = new Option<string?>("--json") { Description = "Skriv läget som JSON till en fil, eller till standard ut med -." };
        var verb = new Command("status", "Visar vad i kedjan som är försenat, kommer snart, saknar länk eller saknar belägg. Intern uppgift.") { name, today, ahead, json };
        verb.SetAction((call, cancel) => RunAsync(
            call.GetRequiredValue(name), TodayOption.Day(call, today), call.GetValue(ahead), call.GetValue(json), Console.Out, cancel));
        return verb;
    }

    /// <summary>Prints how it stands, or writes it as JSON.</summary>
    /// <returns>0, or 2 where something points at what is not there.</returns>
    /// <exception cref="UsageException">The municipality is not loaded, or the call is wrong.</exception>
    internal static async Task<int> RunAsync(string slug, DateOnly today, int daysAhead, string? json, TextWriter output, CancellationToken cancel)
    {
        if (daysAhead is < 0 or > 3_660)
        {
            throw new UsageException($"--days {daysAhead}: ange ett antal dagar från 0 till 3660.");
        }

        if (json is not null and not "-")
        {
            OutputFile.Check("json", json);
        }

        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var chain = await ChainStore.ReadAsync(db, municipality.Code, cancel);
        var status = ChainStatus.Of(municipality.Name, chain, await FactsAsync(db, municipality, cancel), today, daysAhead);
        if (json != "-")
        {
            await output.WriteAsync(Text(status));
        }

        if (json is not null)
        {
            var text = JsonSerializer.Serialize(status, ReleaseFiles.Json) + "\n";
            if (json == "-")
            {
                await output.WriteAsync(text);
            }
            else
            {
                OutputFile.Write("json", json, file => file.Write(text));
            }
        }

        return status.Items.Any(item => item.IsWrong) ? 2 : 0;
    }

    private static async Task<StatusFacts> FactsAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var newest = (await db.Runs.AsNoTracking().Where(run => run.Municipality == municipality.Code).Select(run => new { run.Id, run.Method }).ToListAsync(cancel))
            .GroupBy(run => run.Method).ToDictionary(method => method.Max(run => run.Id), method => method.Key);
        var results = await db.AnalysisResults.AsNoTracking().Where(result => newest.Keys.Contains(result.RunId) && !result.Subject.StartsWith("cell:"))
            .Select(result => new { result.RunId, result.Theme, result.Period, result.Subject }).ToListAsync(cancel);
        var studied = await db.AnalysisResults.AsNoTracking().Where(result => newest.Keys.Contains(result.RunId) && result.Subject.StartsWith("study:")).Select(result => result.Document).ToListAsync(cancel);
        var areas = await db.Areas.AsNoTracking().Where(area => area.Municipality == municipality.Code && area.Edition == municipality.PublicAreaEdition).Select(area => area.Code).ToListAsync(cancel);
        return new(
            areas.ToHashSet(StringComparer.Ordinal),
            studied.Select(document => ResultRun.Read<StudyDocument>(document).Measure).ToHashSet(StringComparer.Ordinal),
            results.Select(result => (newest[result.RunId], result.Theme, result.Period, result.Subject)).ToHashSet());
    }

    private static string Text(ChainStatus status)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine($"Kedjan i {status.Municipality} den {status.Today:yyyy-MM-dd}");
        foreach (var (kind, heading) in Headings)
        {
            var items = status.Items.Where(item => item.Kind == kind).ToList();
            if (items.Count == 0 && kind == NoticeKind.Wrong)
            {
                continue;
            }

            text.WriteLine($"{heading}{(kind == NoticeKind.Due ? $", inom {status.DaysAhead} dagar" : "")} ({items.Count})");
            foreach (var item in items)
            {
                text.WriteLine($"  {(item.On is { } on ? $"{on:yyyy-MM-dd}  " : "")}{item}");
            }
        }

        text.WriteLine("Så långt räcker kedjan");
        foreach (var share in status.Shares)
        {
            text.WriteLine($"  {share.What,-42} {share.Count,3} av {share.Of,3}");
        }

        text.WriteLine($"Löften som gäller eller nyss har gällt: {status.Promises.Promises}, med {status.Promises.Activities} aktiviteter");
        text.WriteLine($"  läge   {Words(status.Promises.State)}");
        text.WriteLine($"  tid    {Words(status.Promises.Schedule)}");
        text.WriteLine($"  belägg {Words(status.Promises.Evidence)}");
        return text.ToString();
    }

    private static string Words(ImmutableSortedDictionary<string, int> counts) =>
        counts.Count == 0 ? "–" : string.Join(", ", counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"));
}
