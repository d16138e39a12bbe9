using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Geo.Statistics.Rates;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Endpoints.Coordinator;

/// <summary>The coordinator's desk: what waits, what is kept, the indicators, and the way to the officer on duty (TIB), which all who work inside may read.</summary>
internal static class CoordinationPages
{
    private const int DaysAhead = 30;

    public static void MapCoordination(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").WithMetadata(new OutsideTheApi());
        pages.MapRead("/coordination/{municipality}", DeskAsync).For(DeskRole.Coordinator).Reads("chain");
        pages.MapRead("/indicators/{municipality}", IndicatorsAsync).For(DeskRole.Coordinator, DeskRole.Council, DeskRole.Planner).Reads("indicators");
        pages.MapRead("/tib/{municipality}", RouteAsync).For(DeskRole.Coordinator, DeskRole.Council, DeskRole.Planner).Reads("duty-route");
    }

    /// <summary>Links to a role's pages of each municipality, for the desk's first page.</summary>
    public static async Task<IReadOnlyList<ApiLink>> LinksAsync(DeskSession desk, DeskRole role, Language language, CancellationToken cancel)
    {
        await using var connection = await desk.OpenAsync(cancel);
        await using var command = new Npgsql.NpgsqlCommand("SELECT slug, name FROM core.desk_municipality ORDER BY name", connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var links = new List<ApiLink>();
        while (await row.ReadAsync(cancel))
        {
            var (slug, name) = (row.GetString(0), row.GetString(1));
            if (role == DeskRole.Coordinator)
            {
                links.Add(new($"{language.Of("Samordning", "Coordination")}: {name}", $"/coordination/{slug}"));
            }

            if (role == DeskRole.Coordinator || role == DeskRole.Reporter)
            {
                links.Add(new($"{language.Of("Rapportera i EST", "Report in EST")}: {name}", $"/est/{slug}"));
            }

            if (role == DeskRole.Coordinator || role == DeskRole.Council || role == DeskRole.Planner)
            {
                links.Add(new($"{language.Of("Vägen till tjänsteperson i beredskap", "The way to the officer on duty")}: {name}", $"/tib/{slug}"));
            }
        }

        return links;
    }

    private static async Task DeskAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var language = request.Language;
        await using var db = await desk.OpenAsync(municipality, cancel);
        var today = SwedishClock.Day(clock.GetUtcNow().UtcDateTime);
        var chain = await ChainStore.ReadAsync(db, desk.Municipality, cancel);
        var due = ChainCalendar.Of(chain, today, DaysAhead).Where(notice => notice.On is not null).OrderBy(notice => notice.On).ToList();
        var unanswered = await db.IncidentReports.CountAsync(report => report.FeedbackAt == null, cancel);
        var drafts = await db.Drafts.AsNoTracking().OrderByDescending(draft => draft.SavedAt).ToListAsync(cancel);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = language.Of("Samordning", "Coordination"),
            Lead = language.Of(
                $"{unanswered} rapporter väntar på återkoppling. {due.Count(notice => notice.Kind == NoticeKind.Late)} saker är försenade och {due.Count(notice => notice.Kind == NoticeKind.Due)} kommer inom {DaysAhead} dagar.",
                $"{unanswered} reports wait for feedback. {due.Count(notice => notice.Kind == NoticeKind.Late)} things are late and {due.Count(notice => notice.Kind == NoticeKind.Due)} come within {DaysAhead} days."),
            Crumbs = [PageWords.Start(request)],
            Sections =
            [
                new(language.Of("Gör", "Do"))
                {
                    Links =
                    [
                        new(language.Of("Ta emot en EST-rapport", "Take in an EST report"), $"/est/{municipality}"),
                        new(language.Of("Rapporter och återkoppling", "Reports and feedback"), $"/est/{municipality}/list"),
                        new(language.Of("Granska och godkänn släpp", "Review and approve releases"), $"/releases/{municipality}"),
                        new(language.Of("Mått", "Indicators"), $"/indicators/{municipality}"),
                        new(language.Of("Vägen till tjänsteperson i beredskap (TIB)", "The way to the officer on duty (TIB)"), $"/tib/{municipality}"),
                    ],
                },
                .. drafts.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    new(language.Of("Dina utkast", "Your drafts")) { Links = [.. drafts.Select(draft => DraftLink(draft, municipality, language))] },
                ],
                .. due.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    new(language.Of("Väntar", "Waiting"))
                    {
                        Table = PageWords.Table(
                            "due", language.Of("Dagar som har passerat eller kommer snart", "Days that have passed or come soon"), [language.Of("Vad", "What"), language.Of("Dag", "Day"), language.Of("Läge", "State")],
                            due.Select(notice => new TableRow(
                            [
                                new(char.ToUpperInvariant(notice.What[0]) + notice.What[1..], $"/chain/{municipality}/{notice.Where}"), new(notice.On!.Value.Iso()), new(notice.Kind == NoticeKind.Late ? language.Of("◆\u00a0försenad", "◆\u00a0late") : language.Of("▲\u00a0kommer", "▲\u00a0comes")),
                            ]))),
                    },
                ],
                new(language.Of("Kedjan och det som hör till", "The chain and what belongs to it")) { Links = [.. RecordKind.All.Select(kind => new ApiLink(kind.Many.In(language), $"/chain/{municipality}/{kind.Name}"))] },
            ],
        });
    }

    // A draft is kept under its form, such as est or promises/2026-1.
    private static ApiLink DraftLink(Draft draft, string municipality, Language language)
    {
        var at = SwedishClock.Minute(draft.SavedAt);
        return draft.Form.Split('/') is [var kind, var id]
            ? new($"{RecordKind.Get(kind).One.In(language)}, {(id == "new" ? language.Of("inte sparat än", "not saved yet") : id)} ({at})", $"/chain/{municipality}/{draft.Form}")
            : new($"{language.Of("EST-rapport, inte skickad än", "EST report, not sent yet")} ({at})", $"/est/{municipality}");
    }

    private static async Task IndicatorsAsync(HttpContext context, string municipality, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var language = request.Language;
        await using var db = await desk.OpenAsync(municipality, cancel);
        var chain = await ChainStore.ReadAsync(db, desk.Municipality, cancel);
        var latest = await LatestAsync(db, cancel);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = language.Of("Mått per fokusområde", "Indicators by focus area"),
            Lead = language.Of("Aktivitet är vad som gjordes, effekt är vad som hände. Det ena visar inte det andra.", "Activity is what was done, effect is what happened. The one does not show the other."),
            Crumbs = [PageWords.Start(request)],
            Sections =
            [
                .. chain.FocusAreas.Select(area => new ApiSection(area.Title)
                {
                    Paragraphs = [area.Duty, .. IsBare(area) ? [language.Of("Inga mått är valda för det här fokusområdet än. De väljs under Samordning, Fokusområden.", "No indicators have been chosen for this focus area yet. They are chosen under Coordination, Focus areas.")] : Array.Empty<string>()],
                    Table = IsBare(area) ? null : PageWords.Table(
                        area.Id, language.Of($"{area.Title}: senaste värde", $"{area.Title}: latest value"), [language.Of("Mått", "Indicator"), language.Of("Slag", "Kind"), language.Of("Period", "Period"), language.Of("Värde", "Value"), language.Of("Källa", "Source")],
                        [
                            .. area.Indicators.Select(indicator => Row(indicator.Title, Forms.FormWords.Of(indicator.Kind).In(language), latest.GetValueOrDefault(indicator.Indicator), language)),
                            .. chain.Totals.Where(total => total.FocusArea == area.Id).Select(total => new TableRow([new(chain.TitleOf(total)), new(language.Of("aktivitet", "activity")), new(total.Period), new($"{Number(total.Value, language)} {total.Unit}"), new(total.Source)])),
                        ]),
                }),
            ],
        });

        bool IsBare(FocusArea area) => area.Indicators.IsEmpty && chain.Totals.All(total => total.FocusArea != area.Id);
    }

    private static async Task RouteAsync(HttpContext context, string municipality, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var language = request.Language;
        await using var db = await desk.OpenAsync(municipality, cancel);
        var chain = await ChainStore.ReadAsync(db, desk.Municipality, cancel);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = language.Of("Tjänsteperson i beredskap (TIB)", "Officer on duty (TIB)"),
            Lead = language.Of("Intern uppgift. Vid fara för liv: ring 112 först.", "Internal. Where life is in danger: call 112 first."),
            Crumbs = [PageWords.Start(request)],
            Sections = chain.DutyRoutes.IsEmpty
                ? [new(language.Of("Vägen är inte inskriven", "The way has not been entered")) { Paragraphs = [language.Of("Säkerhetssamordnaren skriver in den under Samordning.", "The safety coordinator enters it under Coordination.")] }]
                :
                [
                    .. chain.DutyRoutes.Select(route => new ApiSection(route.Title)
                    {
                        Paragraphs = [route.When, .. route.Steps.Select((step, i) => $"{i + 1}. {step}"), route.Contact, language.Of($"Prövad {route.CheckedOn.Iso()}.", $"Tried {route.CheckedOn.Iso()}.")],
                    }),
                ],
        });
    }

    private static TableRow Row(string title, string kind, Latest? value, Language language) => value is null
        ? new([new(title), new(kind), new("–"), new(language.Of("uppgift saknas", "no figure")), new("–")])
        : new([new(title), new(kind), new(value.Period), new($"{Number(value.Value, language)} {value.Unit}"), new(value.Source)]);

    private static string Number(decimal value, Language language) => value.ToString("#,0.##", language.Format);

    private static async Task<Dictionary<string, Latest>> LatestAsync(GeoDb db, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(CoordinationPages), "Endpoints/Coordinator/latest_indicator"), cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var latest = new Dictionary<string, Latest>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            latest[row.GetString(0)] = new(row.GetString(1), row.GetDecimal(2), row.GetString(3), row.GetString(4));
        }

        await row.DisposeAsync();
        await AddSurveysAsync(db, latest, cancel);
        return latest;
    }

    // What people answered, of all who were asked: of too few it says nothing.
    private static async Task AddSurveysAsync(GeoDb db, Dictionary<string, Latest> latest, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(CoordinationPages), "Endpoints/Coordinator/latest_survey"), cancel, SurveyAnalysis.Method);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var answer = ResultRun.Read<SurveyDocument>(row.GetString(1));
            if (answer.Group.ToLowerInvariant() is "" or "alla" or "samtliga" && answer.Latest.Respondents >= SurveyProportion.MinimumRespondents)
            {
                latest[row.GetString(0)] = new(answer.Latest.Period, (decimal)(100 * answer.Latest.Share), "%", row.GetString(2));
            }
        }
    }

    private sealed record Latest(string Period, decimal Value, string Unit, string Source);
}
