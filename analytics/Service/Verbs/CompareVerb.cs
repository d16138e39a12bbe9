using System.CommandLine;
using System.Globalization;
using Geo.Database;
using Geo.Service.Analyses;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>compare NAMN</c>: two times of one's own choosing, area by area. Internal.</summary>
internal static class CompareVerb
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var from = new Option<DateOnly>("--from") { Description = "Den senare tidens första dag, till exempel 2026-01-01.", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "Den senare tidens sista dag.", Required = true };
        var againstFrom = new Option<DateOnly>("--against-from") { Description = "Den tidigare tidens första dag.", Required = true };
        var againstTo = new Option<DateOnly>("--against-to") { Description = "Den tidigare tidens sista dag.", Required = true };
        var verb = new Command("compare", "Jämför två valda tider, område för område, med intervall. Intern uppgift.") { name, from, to, againstFrom, againstTo };
        verb.SetAction(async (call, cancel) =>
        {
            var now = ComparisonAnalysis.Named(call.GetValue(from), call.GetValue(to));
            var then = ComparisonAnalysis.Named(call.GetValue(againstFrom), call.GetValue(againstTo));
            await RunAsync(call.GetRequiredValue(name), now, then, TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Prints the municipality's line of each theme, then the areas that differ for sure; the others are counted.</summary>
    internal static async Task RunAsync(string slug, Period now, Period then, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        await using var turn = await db.TakeTurnAsync(slug, cancel);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var found = await ComparisonAnalysis.RunAsync(db, municipality, now, then, clock, cancel);
        var run = (await RunLog.FindLatestAsync(db, municipality.Code, ComparisonAnalysis.Method, cancel))!.Id;
        await output.WriteLineAsync($"{municipality.Name}, {now.Name} mot {then.Name}. Platshändelser per dag; exakt test, Benjamini–Hochberg över områden av samma slag och tema. Körning {run}.");
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.Municipality == municipality.Code).OrderBy(theme => theme.Position).ToListAsync(cancel);
        foreach (var theme in themes)
        {
            var documents = found.Where(one => one.Theme == theme.Id).Select(one => (one.Subject, Document: (ChangeDocument)one.Document)).ToList();
            if (documents.Count > 0)
            {
                await WriteThemeAsync(theme.Name, documents, output);
            }
        }
    }

    private static async Task WriteThemeAsync(string theme, List<(string Subject, ChangeDocument Document)> documents, TextWriter output)
    {
        await output.WriteLineAsync(theme);
        foreach (var (subject, change) in documents.Where(one => IsWhole(one.Subject) || one.Document.Verdict is ChangeVerdict.More or ChangeVerdict.Fewer))
        {
            await output.WriteLineAsync(string.Create(
                Swedish, $"  {(IsWhole(subject) ? "hela kommunen" : subject)}: {change.Before:N0} → {change.After:N0}, {ChangeAnalysis.Words(change)}{Interval(change)}"));
        }

        var areas = documents.Where(one => !IsWhole(one.Subject)).ToList();
        await output.WriteLineAsync(
            $"  {areas.Count(one => one.Document.Verdict == ChangeVerdict.NoSureDifference)} områden utan säker skillnad, {areas.Count(one => one.Document.Verdict == ChangeVerdict.TooFew)} med för få händelser för att säga något");
    }

    // Where the difference is sure its words hold the interval already.
    private static string Interval(ChangeDocument change) => change.Verdict == ChangeVerdict.NoSureDifference
        ? string.Create(Swedish, $" (kvot {change.Ratio:0.00}, 95 %: {change.Lower:0.00}–{change.Upper:0.00})")
        : "";

    private static bool IsWhole(string subject) => subject.StartsWith("municipality:", StringComparison.Ordinal);
}
