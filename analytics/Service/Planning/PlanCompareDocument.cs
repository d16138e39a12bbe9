using Geo.Components;
using Geo.Service.Documents;

namespace Geo.Service.Planning;

/// <summary>Two versions of a plan side by side: the same figures of each, and no verdict on which is better.</summary>
internal static class PlanCompareDocument
{
    public static ReportDocument Of(PlanReport first, PlanReport second) => new()
    {
        Name = "planjamforelse",
        Title = "Två versioner sida vid sida",
        Subtitle = $"{first.Question.Name} och {second.Question.Name}, {first.MunicipalityName}",
        Audience = "Intern uppgift. Kan omfattas av sekretess (OSL 18 kap. 1–3 och 8 §§, 35 kap. 1 §): pröva innan något lämnas ut.",
        Fictional = first.Fictional,
        Answers = ["Tabellen visar samma uppgifter för båda. Den säger inte vilken som är bättre: skillnader i antal följer också av att ytorna är olika stora."],
        Missing = first.InputFingerprint == second.InputFingerprint ? [] : ["De två kontrollerna är gjorda på olika uppgifter: något har lästs in emellan. Gör om den äldre innan ni jämför."],
        Sections =
        [
            new("Kartor", [new MapBlock(first.Map, $"A: {first.Question.Name}", Made(first)), new MapBlock(second.Map, $"B: {second.Question.Name}", Made(second))]),
            new("Fakta", [.. first.Themes.Select((theme, i) => Theme(theme, second.Themes.FirstOrDefault(other => other.Theme == theme.Theme), i, first, second))]),
            new("Mot jämförbara områden",
            [
                DocumentBlock.Table(
                    DocumentTable.Of(
                        "jamfort", "Skillnad mot var sin grupp av jämförbara områden", ["Tema", "A", "B"],
                        first.Comparable.Themes.Select(theme => (string[])
                            [theme.Name, PlanWords.Against(theme), second.Comparable.Themes.FirstOrDefault(other => other.Theme == theme.Theme) is { } other ? PlanWords.Against(other) : "–"])),
                    $"A: {Made(first)} B: {Made(second)}"),
            ]),
            new("Koncentrationer",
            [
                DocumentBlock.Heading("A"), DocumentBlock.List(Spots(first), Made(first)),
                DocumentBlock.Heading("B"), DocumentBlock.List(Spots(second), Made(second)),
            ]),
        ],
    };

    private static IEnumerable<string> Spots(PlanReport report) => report.Hotspots.IsEmpty
        ? [$"Ingen koncentration inom {PlanCheckRun.Distances[^1]} m."]
        : report.Hotspots.Select(spot => PlanWords.Hotspot(spot) + ".");

    private static DocumentBlock Theme(ThemeFacts theme, ThemeFacts? other, int i, PlanReport first, PlanReport second) => DocumentBlock.Table(
        DocumentTable.Of(
            $"sida-{i + 1}", $"{theme.Name}: platshändelser om året (95 %)", ["Avstånd", "A", "B"],
            theme.Rings.Select((ring, r) => (string[])[PlanWords.Within(ring.WithinMetres), Ring(ring), other is null ? "–" : Ring(other.Rings[r])])),
        $"A: {Made(first)} B: {Made(second)}");

    private static string Ring(RingFacts ring) => ring.TooFew
        ? Words.TooFew
        : $"{Words.Number(ring.PerYear, 1)} ({Words.Interval(ring.Lower, ring.Upper, 1)}); {ring.PlaceEvents.Swedish()} på {ring.Places.Swedish()} platser";

    private static string Made(PlanReport report) => $"Kontroll {report.Id[..8]}, {SwedishClock.Day(report.MadeAt).Iso()}, {Words.Period(report.Period)}.";
}
