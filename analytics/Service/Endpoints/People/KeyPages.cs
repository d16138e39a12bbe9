using System.Globalization;
using Geo.Components;
using Geo.Database;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Endpoints.People;

/// <summary>The keys by which partners' programs report, for the coordinator: made here, shown once, taken back here.</summary>
internal static class KeyPages
{
    private static readonly Bilingual Title = new("Nycklar", "Keys");
    private static readonly int[] Days = [90, 30, 365];

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/keys/{municipality}").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator);
        pages.MapRead("", ListAsync).Reads("keys");
        pages.MapPost("", MakeAsync).Changes("key");
        pages.MapPost("/revoked", RevokeAsync).Changes("key");
    }

    private static async Task ListAsync(HttpContext context, string municipality, DeskSession desk, IAntiforgery forms, TimeProvider clock, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var language = request.Language;
        await using var db = await desk.OpenAsync(municipality, cancel);
        var keys = await db.ApiKeys.AsNoTracking().OrderByDescending(key => key.MadeAt).ToListAsync(cancel);
        var marks = keys.Select(key => "key:" + key.Id).ToList();
        var used = await db.AuditEvents.Where(line => marks.Contains(line.Person)).GroupBy(line => line.Person).Select(lines => new { lines.Key, At = lines.Max(line => line.At) }).ToDictionaryAsync(last => last.Key, last => last.At, cancel);
        var (token, now) = (forms.GetAndStoreTokens(context), clock.GetUtcNow().UtcDateTime);
        var reporters = await ReportersAsync(db, cancel);
        var valid = keys.Where(key => key.RevokedAt is null && key.ExpiresAt > now).ToList();
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = request.Language,
            Title = Title.In(request.Language),
            Lead = language.Of("Med en nyckel kan en partners program rapportera för sin organisation och läsa det den själv har rapporterat, inget annat.", "With a key a partner's program can report for its organisation and read what it has reported itself, nothing else."),
            Crumbs = [PageWords.Start(request), new(language.Of("Personer och nycklar", "People and keys"), "/people")],
            Sections =
            [
                new(language.Of("Alla nycklar", "All keys"))
                {
                    Paragraphs = keys.Count == 0 ? [language.Of("Inga nycklar är gjorda än.", "No keys have been made yet.")] : [],
                    Table = keys.Count == 0 ? null : PageWords.Table(
                        "keys", language.Of("Nycklar, den senaste först", "Keys, the latest first"),
                        [language.Of("Nyckel", "Key"), language.Of("Organisation", "Organisation"), language.Of("Läge", "State"), language.Of("Gjord", "Made"), language.Of("Gäller till", "Valid until"), language.Of("Senast använd", "Last used")],
                        keys.Select(key => new TableRow(
                        [
                            new(key.Id, $"/audit?person=key:{key.Id}"), new(key.Reporter), new(State(key, now).In(request.Language)), new(SwedishClock.Day(key.MadeAt).Iso()), new(SwedishClock.Day(key.ExpiresAt).Iso()),
                            new(used.TryGetValue("key:" + key.Id, out var at) ? SwedishClock.Minute(at) : language.Of("aldrig", "never")),
                        ]))),
                },
                new(language.Of("Gör en nyckel", "Make a key"))
                {
                    Paragraphs = reporters.Count > 0 ? [] : [language.Of("Ingen organisation rapporterar här än: de skrivs i reporters i källans mappning och läses in med ./geo etl load.", "No organisation reports here yet: they are written in reporters in the source's mapping, and loaded by ./geo etl load.")],
                    Form = reporters.Count == 0 ? null : new($"/keys/{municipality}", "", "", [], language.Of("Gör nyckeln", "Make the key"), token.FormFieldName, token.RequestToken!)
                    {
                        Fields =
                        [
                            new("reporter", language.Of("Organisation", "Organisation"), ApiFieldKind.Choice) { Choices = [("", language.Of("Välj", "Choose")), .. reporters.Select(name => (name, name))], Scope = "new" },
                            new("days", language.Of("Gäller i", "Valid for"), ApiFieldKind.Choice) { Choices = [.. Days.Select(days => (days.ToString(CultureInfo.InvariantCulture), language.Of($"{days} dagar", $"{days} days")))], Scope = "new" },
                            Reason.Asked(language, "new"),
                        ],
                    },
                },
                .. valid.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    new(language.Of("Ta tillbaka en nyckel", "Revoke a key"))
                    {
                        Form = new($"/keys/{municipality}/revoked", "", "", [], language.Of("Ta tillbaka", "Revoke"), token.FormFieldName, token.RequestToken!)
                        {
                            Fields =
                            [
                                new("key", language.Of("Nyckel", "Key"), ApiFieldKind.Choice) { Choices = [.. valid.Select(key => (key.Id, $"{key.Id}, {key.Reporter}"))], Scope = "old" },
                                Reason.Asked(language, "old"),
                            ],
                        },
                    },
                ],
            ],
        });
    }

    private static async Task MakeAsync(HttpContext context, string municipality, DeskSession desk, DeskSecret secret, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && Days.Contains(given)
            ? given
            : throw new ProblemException(ProblemKind.InvalidBody, new($"Välj hur länge: {string.Join(", ", Days)} dagar.", $"Choose for how long: {string.Join(", ", Days)} days."), "days");
        var reason = Reason.Get(form);
        var (key, id, hash) = KeySignIn.Make(secret);
        await using var db = await desk.OpenAsync(municipality, cancel);

        // A key of an organisation that is not asked for reports would have each of them refused.
        var reporter = (await ReportersAsync(db, cancel)).Find(name => name == form["reporter"])
            ?? throw new ProblemException(ProblemKind.InvalidBody, new("Välj en organisation som rapporterar.", "Choose an organisation that reports."), "reporter");
        var now = clock.GetUtcNow().UtcDateTime;
        db.ApiKeys.Add(new()
        {
            Id = id,
            Municipality = desk.Municipality,
            Reporter = reporter,
            Scope = DeskRole.Reporter.Name,
            Hash = hash,
            MadeBy = desk.Caller.Person,
            MadeAt = now,
            ExpiresAt = now.AddDays(days),
        });
        db.AuditEvents.Add(desk.Event("made-key", $"key/{id}", reason));
        await db.SaveChangesAsync(cancel);
        var language = context.Request.Language();
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = new Bilingual("Nyckeln är gjord", "The key is made").In(language),
            Lead = new Bilingual("Kopiera den nu och ge den till partnern på ett säkert sätt. Den visas inte igen.", "Copy it now, and give it to the partner in a safe way. It is not shown again.").In(language),
            Crumbs = [new("Start", "/"), new(Title.In(language), $"/keys/{municipality}")],
            Sections =
            [
                new(reporter)
                {
                    Paragraphs = [key, new Bilingual("Programmet skickar den med varje anrop: Authorization: Bearer, och sedan nyckeln.", "The program sends it with each request: Authorization: Bearer, and then the key.").In(language)],
                },
            ],
        });
    }

    private static async Task RevokeAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        var (id, reason) = (form["key"].ToString(), Reason.Get(form));
        await using var db = await desk.OpenAsync(municipality, cancel);
        var key = await db.ApiKeys.SingleOrDefaultAsync(key => key.Id == id && key.RevokedAt == null, cancel)
            ?? throw new ProblemException(ProblemKind.InvalidBody, new("Välj en nyckel som gäller.", "Choose a key that is valid."), "key");
        key.RevokedAt = clock.GetUtcNow().UtcDateTime;
        db.AuditEvents.Add(desk.Event("revoked-key", $"key/{id}", reason));
        await db.SaveChangesAsync(cancel);
        context.Response.Redirect($"/keys/{municipality}");
    }

    private static async Task<List<string>> ReportersAsync(GeoDb db, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync("SELECT DISTINCT name FROM core.desk_reporter ORDER BY name", cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var names = new List<string>();
        while (await row.ReadAsync(cancel))
        {
            names.Add(row.GetString(0));
        }

        return names;
    }

    private static Bilingual State(ApiKey key, DateTime now) => key switch
    {
        { RevokedAt: not null } => new("återtagen", "revoked"),
        _ when key.ExpiresAt <= now => new("har gått ut", "expired"),
        _ => new("gäller", "valid"),
    };
}
