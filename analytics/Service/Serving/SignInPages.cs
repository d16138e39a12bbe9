using System.Security.Claims;
using Geo.Components;
using Geo.Service.Endpoints;
using Geo.Service.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Geo.Service.Serving;

/// <summary>Who was let in.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Name">The name that the sign-in gave.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Municipality">The code of the only municipality that they hold in; null for all.</param>
/// <param name="Reporter">The organisation of a reporter; empty where there is none.</param>
/// <param name="Proof">The sign-in's own token; null where there is none.</param>
internal sealed record SignedIn(string Person, string Name, DeskRole[] Roles, string? Municipality, string Reporter, string? Proof);

/// <summary>The way in and out. In by the municipality's own sign-in; in the demo, on the loopback address alone, whoever chooses a role has it.</summary>
internal static class SignInPages
{
    /// <summary>Where somebody wanted to go.</summary>
    public const string To = "to";

    private const string Either = "desk";
    private static readonly Bilingual Title = new("Logga in", "Sign in");

    public static void AddSignIn(this WebApplicationBuilder builder, ServeSettings settings)
    {
        builder.Services.AddSingleton(settings.Secret ?? DeskSecret.Fleeting());
        builder.Services.AddSingleton<SessionRegistry>();
        builder.Services.AddSingleton<Lockout>();
        builder.Services.AddSingleton<SignInStore>();
        builder.Services.AddAntiforgery(token =>
        {
            // A cookie of the host's own needs https, which the demo on this machine has not.
            var isSecure = settings.PublicAddress?.Scheme == "https";
            (token.Cookie.Name, token.Cookie.HttpOnly, token.Cookie.SameSite) = (isSecure ? "__Host-geo-form" : "geo-form", true, SameSiteMode.Strict);
            (token.Cookie.SecurePolicy, token.Cookie.Path) = (isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None, "/");
            token.SuppressXFrameOptionsHeader = true;
        });
        var schemes = builder.Services.AddAuthentication(Either)
            .AddPolicyScheme(Either, displayName: null, either => either.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? KeySignIn.Scheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeySignIn>(KeySignIn.Scheme, configureOptions: null)
            .AddCookie(cookie =>
            {
                (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = ("__Host-geo-desk", true, SameSiteMode.Strict, CookieSecurePolicy.Always);
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (settings.LongestSession, false);
                cookie.Events.OnRedirectToLogin = ChallengeAsync;
                cookie.Events.OnValidatePrincipal = async validated =>
                {
                    if (!validated.HttpContext.RequestServices.GetRequiredService<SessionRegistry>().IsAlive(validated.Principal?.FindFirstValue(DeskClaim.Session)))
                    {
                        validated.RejectPrincipal();
                        await validated.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    }
                };
            });
        if (settings.Oidc is { } oidc)
        {
            schemes.AddOidc(oidc);
        }
    }

    public static void MapSignIn(this WebApplication app, ServeSettings settings)
    {
        var way = app.MapGroup("").WithMetadata(new OutsideTheApi()).TellsNothing();
        way.MapRead("/sign-in", (HttpContext context, string? to) => FormAsync(context, settings, to)).ForEveryone();
        way.MapPost("/sign-out", SignOutAsync).ForSignedIn();
        if (settings.Oidc is not null)
        {
            way.MapRead("/sign-in/start", StartAsync).ForEveryone();
        }

        if (settings.Demo)
        {
            way.MapPost("/sign-in", ChooseAsync).ForEveryone();
        }
    }

    /// <summary>Begins the session of somebody who has been let in; one that they had is over.</summary>
    public static async Task EnterAsync(HttpContext context, SignedIn who)
    {
        var sessions = context.RequestServices.GetRequiredService<SessionRegistry>();
        sessions.End((await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Principal?.FindFirstValue(DeskClaim.Session));
        await context.RequestServices.GetRequiredService<SignInStore>().SeeAsync(who, context.RequestAborted);
        var identity = new ClaimsIdentity(
            [
                .. who.Roles.Select(role => new Claim(ClaimTypes.Role, role.Name)), new(DeskClaim.Person, who.Person), new(DeskClaim.Reporter, who.Reporter),
                new(DeskClaim.Session, sessions.Start(who.Person, who.Proof)), .. who.Municipality is { } only ? [new Claim(DeskClaim.Municipality, only)] : Array.Empty<Claim>(),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Leads on to where somebody wanted to go. By a page of our own: a redirect would still be the other site's, and come without the session's
    /// cookie.</summary>
    public static Task LeadOnAsync(HttpContext context, string to)
    {
        var language = context.Request.Language();
        var address = IsOwn(to) ? to : "/";
        context.Response.Headers["Refresh"] = $"0;url={address}";
        context.Response.Headers.CacheControl = "no-store";
        return HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = new Bilingual("Du är inloggad", "You are signed in").In(language),
            Lead = new Bilingual("Nu öppnas sidan.", "The page opens now.").In(language),
            Sections = [new(new Bilingual("Vidare", "Continue").In(language)) { Links = [new(new Bilingual("Öppna sidan", "Open the page").In(language), address)] }],
        });
    }

    /// <summary>Says why somebody was not let in.</summary>
    public static async Task RefuseAsync(HttpContext context, Bilingual why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.Headers.CacheControl = "no-store";
        var language = context.Request.Language();
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = new Bilingual("Du är inte inloggad", "You are not signed in").In(language),
            Lead = why.In(language),
            Sections = [new(Title.In(language)) { Links = [new(Title.In(language), "/sign-in")] }],
        });
    }

    /// <summary>The button that ends it.</summary>
    public static ApiSection SignOutSection(HttpContext context, Language language)
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new(new Bilingual("Logga ut", "Sign out").In(language))
        {
            Form = new("/sign-out", "", "", [], new Bilingual("Logga ut", "Sign out").In(language), token.FormFieldName, token.RequestToken!),
        };
    }

    // Pages are led to the way in; programs are told. It is the same for every address, whether it exists or not.
    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> challenged)
    {
        var context = challenged.HttpContext;
        var asksForPage = context.Request.GetTypedHeaders().Accept.FirstOrDefault()?.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) is true;
        if (!asksForPage || !HttpMethods.IsGet(context.Request.Method))
        {
            return ProblemAnswer.WriteAsync(context, ProblemKind.SignInRequired, ProblemKind.SignInRequired.Meaning, place: null);
        }

        var to = context.Request.Path + context.Request.QueryString;
        context.Response.Redirect(to == "/" ? "/sign-in" : "/sign-in" + QueryString.Create(To, to));
        return Task.CompletedTask;
    }

    private static Task FormAsync(HttpContext context, ServeSettings settings, string? to)
    {
        var language = context.Request.Language();
        var page = new ApiPage
        {
            Language = language,
            Title = Title.In(language),
            Lead = new Bilingual("Kommunens inloggning är inte ansluten än, så ingen kan logga in.", "The municipality's sign-in is not connected yet, so no one can sign in.").In(language),
        };
        if (settings.Oidc is not null)
        {
            page = page with
            {
                Lead = new Bilingual("Du loggar in med ditt vanliga konto. Vem som läser och ändrar vad skrivs i en logg.", "You sign in with your usual account. Who reads and changes what is written in a log.").In(language),
                Sections =
                [
                    new(new Bilingual("Kommunens inloggning", "The municipality's sign-in").In(language))
                    {
                        Links = [new(new Bilingual("Logga in med kommunens konto", "Sign in with the municipality's account").In(language), "/sign-in/start" + (to is null ? default : QueryString.Create(To, to)))],
                    },
                ],
            };
        }

        if (settings.Demo)
        {
            var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
            page = page with
            {
                Title = new Bilingual("Logga in (demo)", "Sign in (demo)").In(language),
                Lead = new Bilingual("Välj en roll. Det här finns bara i demon, på den egna datorn.", "Choose a role. This exists only in the demo, on your own computer.").In(language),
                Sections =
                [
                    .. page.Sections,
                    new(new Bilingual("Roll", "Role").In(language))
                    {
                        Form = new(
                            "/sign-in", "role", new Bilingual("Jag är", "I am a").In(language), [.. DeskRole.All.Select(role => (role.Name, role.Title.In(language)))],
                            Title.In(language), token.FormFieldName, token.RequestToken!),
                    },
                ],
            };
        }

        // Who is led here from a page has most often been away for a while.
        var idle = (int)settings.IdleSession.TotalMinutes;
        return HtmlAnswer.WriteAsync(context, to is null ? page : page with
        {
            Lead = new Bilingual(
                $"För att öppna sidan behöver du logga in. En inloggning slutar när inget har gjorts på {idle} minuter. ",
                $"You need to sign in to open the page. A session ends when nothing has been done for {idle} minutes. ").In(language) + page.Lead,
        });
    }

    private static async Task StartAsync(HttpContext context, Lockout lockout, string? to)
    {
        lockout.Check(context);
        try
        {
            await context.ChallengeAsync(OidcSignIn.Scheme, new() { RedirectUri = "/", Items = { [To] = to is not null && IsOwn(to) ? to : "/" } });
        }
        catch (Exception away) when (away is InvalidOperationException or HttpRequestException or IOException)
        {
            throw new ProblemException(ProblemKind.SignInAway, ProblemKind.SignInAway.Meaning);
        }
    }

    private static async Task ChooseAsync(HttpContext context, Lockout lockout, SignInStore store)
    {
        lockout.Check(context);
        var form = await context.ReadDeskFormAsync(context.RequestAborted);
        if (DeskRole.All.FirstOrDefault(role => role.Name == form["role"]) is not { } role)
        {
            lockout.Failed(context);
            throw new ProblemException(ProblemKind.InvalidBody, new("Välj en av rollerna.", "Choose one of the roles."), "role");
        }

        // Who reports does so for an organisation that is asked for reports: another's would be refused.
        var reporter = role == DeskRole.Reporter ? await store.FindDemoReporterAsync(context.RequestAborted) ?? "" : "";
        await EnterAsync(context, new($"demo-{role.Name}", $"Demo: {role.Title.Swedish}", [role], null, reporter, null));
        context.Response.Redirect("/");
    }

    private static async Task SignOutAsync(HttpContext context, SessionRegistry sessions, SignInStore store, ServeSettings settings)
    {
        var proof = sessions.End(context.User.FindFirstValue(DeskClaim.Session));
        await store.NoteAsync(context.User.FindFirstValue(DeskClaim.Person) ?? "", "signed-out", "session", context.RequestAborted, context.User.FindFirstValue(DeskClaim.Municipality));
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (settings.Oidc is null || await FindEndAsync(context, proof) is not { } end)
        {
            context.Response.Redirect("/sign-in");
            return;
        }

        // A form may lead nowhere but here: the page that it answers with leads on.
        var language = context.Request.Language();
        context.Response.Headers["Refresh"] = $"0;url={end}";
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = new Bilingual("Du är utloggad här", "You are signed out here").In(language),
            Lead = new Bilingual("Nu loggas du ut också ur kommunens inloggning.", "You are now signed out of the municipality's sign-in as well.").In(language),
            Sections = [new(new Bilingual("Vidare", "Continue").In(language)) { Links = [new(new Bilingual("Logga ut ur kommunens inloggning", "Sign out of the municipality's sign-in").In(language), end)] }],
        });
    }

    // Signed out is signed out, also while the municipality's sign-in does not answer.
    private static async Task<string?> FindEndAsync(HttpContext context, string? proof)
    {
        try
        {
            return await OidcSignIn.FindEndAsync(context, proof, context.RequestAborted);
        }
        catch (Exception away) when (away is InvalidOperationException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Whether an address is one of this service: a link must not lead elsewhere by way of us.</summary>
    internal static bool IsOwn(string address) => address is ['/', ..] and not ['/', '/' or '\\', ..] && address.All(letter => letter is > ' ' and < '\x7f');
}
