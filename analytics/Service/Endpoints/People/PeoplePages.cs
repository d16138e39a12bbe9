using Geo.Components;
using Geo.Database;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Endpoints.People;

/// <summary>Who has signed in and with which roles, for the coordinator. Roles are given where people sign in, not here; here a session can be ended and a
/// name taken away.</summary>
internal static class PeoplePages
{
    private static readonly Bilingual Title = new("Personer och nycklar", "People and keys");

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/people").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator);
        pages.MapRead("", ListAsync).Reads("people");
        pages.MapPost("/ended", EndAsync).Changes("person");
        pages.MapPost("/forgotten", ForgetAsync).Changes("person");
    }

    private static async Task ListAsync(HttpContext context, DeskSession desk, SessionRegistry sessions, IAntiforgery forms, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var language = request.Language;
        await using var db = GeoDb.Open(await desk.OpenAsync(cancel));
        var people = await db.DeskPeople.AsNoTracking().OrderByDescending(person => person.LastSeenAt).Take(1_000).ToListAsync(cancel);
        await using var command = await db.CommandAsync("SELECT slug, name, code FROM core.desk_municipality ORDER BY name", cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var municipalities = new List<ApiLink>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            names[row.GetString(2)] = row.GetString(1);
            municipalities.Add(new(language.Of($"Nycklar i {row.GetString(1)}", $"Keys in {row.GetString(1)}"), $"/keys/{row.GetString(0)}"));
        }

        var token = forms.GetAndStoreTokens(context);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = request.Language,
            Title = Title.In(request.Language),
            Lead = language.Of("De som har loggat in, den senaste först. Roller ges i kommunens inloggning och gäller från nästa gång någon loggar in.", "Those who have signed in, the latest first. Roles are given in the municipality's sign-in, and hold from the next time that somebody signs in."),
            Crumbs = [PageWords.Start(request)],
            Sections =
            [
                new(language.Of("Personer", "People"))
                {
                    Paragraphs = people.Count == 0 ? [language.Of("Ingen har loggat in än.", "Nobody has signed in yet.")] : [],
                    Table = people.Count == 0 ? null : PageWords.Table(
                        "people", language.Of("Vilka som har loggat in", "Who has signed in"),
                        [language.Of("Namn", "Name"), language.Of("Beteckning", "Mark"), language.Of("Roller", "Roles"), language.Of("Första gången", "First"), language.Of("Senast", "Last"), language.Of("Inloggad nu", "Signed in now")],
                        people.Select(person => new TableRow(
                        [
                            new(NameOf(person, request.Language)), new(person.Id, $"/audit?person={Uri.EscapeDataString(person.Id)}"), new(string.Join(", ", person.Roles.Select(role => RoleOf(role, names, language)))),
                            new(SwedishClock.Day(person.FirstSeenAt).Iso()), new(SwedishClock.Day(person.LastSeenAt).Iso()), new(sessions.CountOf(person.Id) > 0 ? language.Of("ja", "yes") : language.Of("nej", "no")),
                        ]))),
                },
                .. people.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    Choose(language.Of("Avsluta någons inloggning", "End somebody's session"), "/people/ended", language.Of("Avsluta", "End")),
                    Choose(language.Of("Ta bort ett namn", "Remove a name"), "/people/forgotten", language.Of("Ta bort namnet", "Remove the name")),
                ],
                new(language.Of("Nycklar", "Keys")) { Links = [.. municipalities] },
            ],
        });

        ApiSection Choose(string heading, string action, string button) => new(heading)
        {
            Form = new(action, "", "", [], button, token.FormFieldName, token.RequestToken!)
            {
                Fields =
                [
                    new("person", language.Of("Vem", "Who"), ApiFieldKind.Choice) { Choices = [("", language.Of("Välj", "Choose")), .. people.Select(person => (person.Id, $"{NameOf(person, request.Language)} ({person.Id})"))], Scope = action },
                    Reason.Asked(language, action),
                ],
            },
        };
    }

    private static async Task EndAsync(HttpContext context, DeskSession desk, SessionRegistry sessions, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        var (person, reason) = (form["person"].ToString(), Reason.Get(form));
        await using var db = GeoDb.Open(await desk.OpenAsync(cancel));
        _ = await GetAsync(db, person, cancel);
        db.AuditEvents.Add(desk.Event("ended-session", $"person/{person}", reason));
        await db.SaveChangesAsync(cancel);
        sessions.EndAll(person);
        context.Response.Redirect("/people");
    }

    private static async Task ForgetAsync(HttpContext context, DeskSession desk, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        var (id, reason) = (form["person"].ToString(), Reason.Get(form));
        await using var db = GeoDb.Open(await desk.OpenAsync(cancel));
        var person = await GetAsync(db, id, cancel);
        person.Name = "";
        db.AuditEvents.Add(desk.Event("removed-name", $"person/{id}", reason));
        await db.SaveChangesAsync(cancel);
        context.Response.Redirect("/people");
    }

    private static async Task<DeskPerson> GetAsync(GeoDb db, string id, CancellationToken cancel) =>
        await db.DeskPeople.SingleOrDefaultAsync(one => one.Id == id, cancel) ?? throw new ProblemException(ProblemKind.InvalidBody, new("Välj en av personerna.", "Choose one of the people."), "person");

    private static string NameOf(DeskPerson person, Language language) => person.Name.Length > 0 ? person.Name : new Bilingual("(namnet borttaget)", "(name removed)").In(language);

    // council@0480 holds in that municipality alone.
    private static string RoleOf(string given, IReadOnlyDictionary<string, string> municipalities, Language language)
    {
        var (name, only) = given.Split('@', 2) is [var role, var code] ? (role, code) : (given, null);
        var title = DeskRole.All.FirstOrDefault(known => known.Name == name)?.Title.In(language) ?? name;
        return only is null ? title : language.Of($"{title} i {municipalities.GetValueOrDefault(only, only)}", $"{title} in {municipalities.GetValueOrDefault(only, only)}");
    }
}
