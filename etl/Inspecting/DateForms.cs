using System.Globalization;
using Geo.Etl.Formats;

namespace Geo.Etl.Inspecting;

/// <summary>Tells in which form a column's dates are written, and whether that can be told at all.</summary>
internal static class DateForms
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static readonly (string Name, string Pattern)[] Days =
    [
        ("ÅÅÅÅ-MM-DD", "yyyy-MM-dd"), ("ÅÅÅÅ-MM-DD", "yyyy-M-d"), ("ÅÅÅÅMMDD", "yyyyMMdd"), ("ÅÅÅÅ/MM/DD", "yyyy/M/d"), ("ÅÅÅÅ.MM.DD", "yyyy.M.d"),
        ("dag/månad/år", "d/M/yyyy"), ("månad/dag/år", "M/d/yyyy"), ("dag/månad år", "d/M yyyy"), ("dag.månad.år", "d.M.yyyy"),
        ("dag-månad-år", "d-M-yyyy"), ("månad-dag-år", "M-d-yyyy"), ("dag månad år i ord", "d MMMM yyyy"), ("dag månad år i ord", "d MMM yyyy"),
        ("ÅÅMMDD", "yyMMdd"), ("ÅÅ-MM-DD", "yy-MM-dd"),
    ];

    private static readonly string[] Clocks = ["", " HH:mm", " H:mm", " HH:mm:ss", " H:mm:ss", " HH.mm", "'T'HH:mm", "'T'HH:mm:ss", "'T'HH:mm:ss.FFF", "'T'HH:mm:ssK", "'T'HH:mm:ss.FFFK", " HH:mm:ss zzz", " H:mm:ss zzz", " HH:mm:sszzz"];

    /// <summary>The form in which nearly all the texts are dates; null where they are none.</summary>
    public static (string Note, Confidence Confidence, IReadOnlyList<string> Doubts)? Guess(string column, IReadOnlyCollection<string> texts)
    {
        var fitting = Days
            .Select(day => (day.Name, day.Pattern, Share: (double)texts.Count(text => Is(text, day.Pattern)) / texts.Count))
            .Where(day => day.Share >= 0.9).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var best = fitting.MaxBy(day => day.Share);
        var turned = fitting.Any(day => day.Pattern is "M/d/yyyy" or "M-d-yyyy");
        var straight = fitting.Any(day => day.Pattern is "d/M/yyyy" or "d-M-yyyy");
        if (turned && straight && fitting.Where(d => d.Pattern is "M/d/yyyy" or "M-d-yyyy" or "d/M/yyyy" or "d-M-yyyy").Select(d => d.Share).Distinct().Count() == 1)
        {
            return ("vet inte: dag/månad eller månad/dag", Confidence.Unknown,
                [$"{column}: inget datum har en dag över 12, så dag/månad och månad/dag går inte att skilja. En rad med en dag över 12, eller en fråga till avsändaren, avgör."]);
        }

        List<string> doubts = [];
        if (best.Pattern is "M/d/yyyy" or "M-d-yyyy")
        {
            doubts.Add($"{column}: månaden står före dagen. Läsarna läser dagen först: begär filen med ÅÅÅÅ-MM-DD.");
        }
        else if (texts.Where(text => Is(text, best.Pattern)).All(text => SwedishTime.Parse(text) is null))
        {
            doubts.Add($"{column}: läsarna förstår inte formen {best.Name} som den är skriven. Begär filen med ÅÅÅÅ-MM-DD, med HH:mm efter om tiden finns.");
        }

        var withTime = texts.Count(text => text.Contains(':', StringComparison.Ordinal)) * 2 > texts.Count;
        return (best.Name + (withTime ? " med klockslag" : ""), best.Share > 0.99 ? Confidence.Certain : Confidence.Likely, doubts);
    }

    private static bool Is(string text, string day) =>
        Clocks.Any(clock => DateTimeOffset.TryParseExact(text, day + clock, Swedish, DateTimeStyles.AssumeUniversal, out var date) && date.Year is > 1950 and < 2080);
}
