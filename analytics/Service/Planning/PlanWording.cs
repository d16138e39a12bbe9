using Geo.Components;
using Geo.Service.Documents;

namespace Geo.Service.Planning;

/// <summary>Wording for the plan description: from published figures, and from nothing else of the check.</summary>
internal static class PlanWording
{
    /// <summary>The published figures in words, a sentence an area and period.</summary>
    public static IEnumerable<string> Sentences(PlanReport report) =>
        from figure in report.Published
        group figure by (figure.AreaName, figure.Period) into area
        select $"I området {area.Key.AreaName}, som planen ligger i eller berör, är det här känt {Words.Period(area.Key.Period)}: {string.Join("; ", area.Select(Figure))}.";

    private static string Figure(PublicFigure figure) =>
        $"{PlanWords.Small(figure.ThemeName)} {figure.Count.Swedish()} händelser"
        + (figure.PerThousand is { } rate ? $", {rate.Swedish(1)} per 1 000 invånare under hela tiden{(figure.Lower is { } lower && figure.Upper is { } upper ? $" (95 % konfidensintervall {lower.Swedish(1)}–{upper.Swedish(1)})" : "")}" : "");

    public static IEnumerable<string> Paragraphs(PlanReport report)
    {
        var (area, stage) = (report.Question.Mode == "existing" ? "Den befintliga miljön" : "Planområdet", PlanWords.Stages[report.Question.Stage]);
        if (report.Published.IsEmpty)
        {
            yield return $"”{area} har kontrollerats mot kommunens samlade uppgifter om trygghet (skede: {stage}). För området finns inga publicerade siffror.”";
        }
        else
        {
            var release = report.Published[0];
            yield return $"”{area} har kontrollerats mot kommunens samlade uppgifter om trygghet (skede: {stage}). {string.Join(' ', Sentences(report))} "
                + $"Uppgifterna gäller hela området och inte bara planen. Källa: kommunens öppna data, släpp {release.Release}, {release.PublishedOn.Iso()}.”";
        }

        yield return "”Frågor om gestaltning, funktioner, människor, tydlighet, social kontroll, belysning, skalskydd, förvaltning och information har gåtts igenom. Hur de är besvarade framgår av [avsnitt].”";
    }
}
