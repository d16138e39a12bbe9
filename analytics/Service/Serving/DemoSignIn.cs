using System.Security.Claims;
using Geo.Service.Endpoints;
using Geo.Service.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Geo.Service.Serving;

/// <summary>The way in: in the demo, on the loopback address alone, whoever chooses a role has it. Otherwise there is no way
/// in until the municipality's own sign-in is connected.</summary>
internal static class DemoSignIn
{
    private const string Cookie = "geo-desk";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public static void AddDemoSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddAntiforgery(token =>
        {
            (token.Cookie.Name, token.Cookie.HttpOnly, token.Cookie.SameSite) = ("geo-form", true, SameSiteMode.Strict);
            token.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = (Cookie, true, SameSiteMode.Strict, CookieSecurePolicy.Always);
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Longest, false);
            cookie.Events.OnRedirectToLogin = ChallengeAsync;
            cookie.Events.OnRedirectToAccessDenied = denied => ProblemAnswer.WriteAsync(denied.HttpContext, ProblemKind.NotFound, ProblemKind.NotFound.Meaning, place: null);
        });
    }

    public static void MapSignIn(this WebApplication app, ServeSettings settings)
    {
        app.MapRead("/sign-in", (HttpContext context) => FormAsync(context, settings)).AllowAnonymous().WithMetadata(new OutsideTheApi());
        app.MapPost("/sign-in", (HttpContext context, IAntiforgery forms) => SignInAsync(context, forms, settings)).AllowAnonymous().WithMetadata(new OutsideTheApi());
        app.MapPost("/sign-out", SignOutAsync).WithMetadata(new OutsideTheApi());
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

        context.Response.Redirect("/sign-in");
        return Task.CompletedTask;
    }

    private static Task FormAsync(HttpContext context, ServeSettings settings)
    {
        var language = context.Request.Language();
        context.Response.Headers.CacheControl = "no-store";
        if (!settings.Demo)
        {
            return HtmlAnswer.WriteAsync(context, new()
            {
                Language = language,
                Title = new Bilingual("Logga in", "Sign in").In(language),
                Lead = new Bilingual("Kommunens inloggning är inte ansluten än, så ingen kan logga in.", "The municipality's sign-in is not connected yet, so no one can sign in.").In(language),
            });
        }

        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = new Bilingual("Logga in (demo)", "Sign in (demo)").In(language),
            Lead = new Bilingual("Välj en roll. Det här finns bara i demon, på den egna datorn.", "Choose a role. This exists only in the demo, on your own computer.").In(language),
            Sections =
            [
                new(new Bilingual("Roll", "Role").In(language))
                {
                    Form = new(
                        "/sign-in", "role", new Bilingual("Jag är", "I am a").In(language), [.. DeskRole.All.Select(role => (role.Name, role.Title.In(language)))],
                        new Bilingual("Logga in", "Sign in").In(language), token.FormFieldName, token.RequestToken!),
                },
            ],
        });
    }

    private static async Task SignInAsync(HttpContext context, IAntiforgery forms, ServeSettings settings)
    {
        if (!settings.Demo)
        {
            throw ProblemException.NotFound("Det finns inget på den adressen.", "There is nothing at that address.");
        }

        await forms.ValidateRequestAsync(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var role = DeskRole.All.FirstOrDefault(role => role.Name == form["role"])
            ?? throw new ProblemException(ProblemKind.InvalidBody, new("Välj en av rollerna.", "Choose one of the roles."), "role");
        var identity = new ClaimsIdentity([new(ClaimTypes.Role, role.Name)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        context.Response.Redirect("/");
    }

    private static async Task SignOutAsync(HttpContext context, IAntiforgery forms)
    {
        await forms.ValidateRequestAsync(context);
        await context.SignOutAsync();
        context.Response.Redirect("/sign-in");
    }
}
