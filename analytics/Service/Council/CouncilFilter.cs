using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Forms;
using Geo.Service.Serving;

namespace Geo.Service.Council;

/// <summary>What a page is narrowed to: a theme, and for those who see events also weekdays, hours and sources.</summary>
internal sealed record CouncilFilter(Theme Theme, IncidentSelection Selection)
{
    public const string ThemeName = "theme";
    public const string WeekdayName = "weekday";
    public const string FromHourName = "fromHour";
    public const string ToHourName = "toHour";
    public const string SourceName = "source";

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly ImmutableArray<string> OfEvents = [WeekdayName, FromHourName, ToHourName, SourceName];
    private static readonly ImmutableArray<(string Word, DayOfWeek Day)> Weekdays =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday), ("fri", DayOfWeek.Friday),
        ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    /// <summary>The parameters that somebody may narrow by: who sees no events can choose among none.</summary>
    public static ImmutableArray<string> Parameters(bool isOutside) => isOutside ? [ThemeName] : [ThemeName, .. OfEvents];

    /// <summary>In words, such as <i>Skadegörelse; fredag, lördag; kl. 22–04</i>.</summary>
    public string Words => Theme.Name + (Selection.IsEverything ? "" : "; " + Selection.Words());

    /// <exception cref="ProblemException">A parameter is none of those that there are.</exception>
    public static async Task<CouncilFilter> ReadAsync(CouncilStore store, CouncilQuery query, CancellationToken cancel)
    {
        if (store.Themes.IsEmpty)
        {
            throw ProblemException.NotFound("Kommunen följer inga teman än.", "The municipality follows no themes yet.");
        }

        var theme = query.FindWord(ThemeName, store.Themes.Select(one => one.Id)) ?? store.Themes[0].Id;
        return new(store.Themes.Single(one => one.Id == theme), store.IsOutside ? new() : Select(query, await SourcesAsync(store, cancel)));
    }

    /// <summary>The form's fields, filled in as they are.</summary>
    public static async Task<ImmutableArray<EditField>> FieldsAsync(CouncilStore store, CouncilFilter filter, CancellationToken cancel)
    {
        var theme = new EditField(ThemeName, "Tema", FieldShape.Choice, filter.Theme.Id) { Choices = [.. store.Themes.Select(one => (one.Id, one.Name))], NoChoice = "" };
        if (store.IsOutside)
        {
            return [theme];
        }

        ImmutableArray<(string, string)> hours = [.. Enumerable.Range(0, 24).Select(hour => (hour.Svg(), string.Create(CultureInfo.InvariantCulture, $"kl. {hour:00}")))];
        return
        [
            theme,
            new(WeekdayName, "Veckodagar (ingen vald: alla)", FieldShape.Several, string.Join('\n', Weekdays.Where(day => filter.Selection.Weekdays.Contains(day.Day)).Select(day => day.Word)))
            {
                Choices = [.. Weekdays.Select(day => (day.Word, Swedish.DateTimeFormat.GetDayName(day.Day)))],
            },
            new(FromHourName, "Från klockan", FieldShape.Choice, filter.Selection.Hours?.From.Svg() ?? "") { Choices = hours, NoChoice = "–" },
            new(ToHourName, "Till klockan", FieldShape.Choice, filter.Selection.Hours?.To.Svg() ?? "") { Choices = hours, NoChoice = "–" },
            new(SourceName, "Källa", FieldShape.Choice, filter.Selection.Sources is [var source] ? source : "") { Choices = await SourcesAsync(store, cancel), NoChoice = "Alla" },
        ];
    }

    private static async Task<ImmutableArray<(string Id, string Title)>> SourcesAsync(CouncilStore store, CancellationToken cancel) =>
        [.. await store.ListAsync("council_event_source", row => (row.GetString(0), row.GetString(1)), cancel, store.Run(PlanGroundAnalysis.Method))];

    private static IncidentSelection Select(CouncilQuery query, ImmutableArray<(string Id, string Title)> sources)
    {
        var days = query.All(WeekdayName).Select(word => Weekdays.Any(day => day.Word == word)
            ? Weekdays.Single(day => day.Word == word).Day
            : throw ProblemException.Parameter(WeekdayName, $"{word} är ingen veckodag. Välj bland: {string.Join(", ", Weekdays.Select(day => day.Word))}.", $"{word} is not a weekday. Choose among: {string.Join(", ", Weekdays.Select(day => day.Word))}."));
        return new()
        {
            Weekdays = [.. days.Distinct().Order()],
            Hours = Hours(query),
            Sources = query.FindWord(SourceName, sources.Select(source => source.Id)) is { } one ? [one] : [],
        };
    }

    private static (int From, int To)? Hours(CouncilQuery query)
    {
        var (from, to) = (Hour(query, FromHourName), Hour(query, ToHourName));
        return (from, to) switch
        {
            (null, null) => null,
            ({ } first, { } last) when first != last => (first, last),
            _ => throw ProblemException.Parameter(ToHourName, "skriv både från och till, två olika hela timmar, till exempel 22 och 4.", "give both from and to, two different whole hours, such as 22 and 4."),
        };
    }

    private static int? Hour(CouncilQuery query, string name) => query.FindWord(name, Enumerable.Range(0, 24).Select(hour => hour.Svg())) is { } hour ? int.Parse(hour, CultureInfo.InvariantCulture) : null;
}
