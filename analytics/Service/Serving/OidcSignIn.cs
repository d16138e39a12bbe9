using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Geo.Service.Serving;

/// <summary>Signing in by the municipality's own sign-in: OpenID Connect, by code with PKCE. Of what it tells, the roles are kept, a name to be
/// recognised by, and a pseudonym.</summary>
internal static class OidcSignIn
{
    public const string Scheme = "oidc";
    private static readonly object Proof = new();

    public static void AddOidc(this AuthenticationBuilder builder, OidcSettings settings) => builder.AddOpenIdConnect(Scheme, oidc =>
    {
        oidc.Authority = settings.Authority.AbsoluteUri;
        (oidc.ClientId, oidc.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        oidc.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        (oidc.ResponseType, oidc.UsePkce) = (OpenIdConnectResponseType.Code, true);

        // Sent back by a link: a form from another site would come without the cookies that it is held against.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.Scope.Clear();
        foreach (var scope in settings.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            oidc.Scope.Add(scope);
        }

        (oidc.CallbackPath, oidc.SignedOutCallbackPath, oidc.RemoteSignOutPath) = ("/sign-in/callback", "/sign-out/callback", default);
        (oidc.SaveTokens, oidc.MapInboundClaims, oidc.GetClaimsFromUserInfoEndpoint) = (false, false, true);
        oidc.ClaimActions.Clear();
        foreach (var claim in (string[])["name", settings.RoleClaim, settings.ReporterClaim])
        {
            oidc.ClaimActions.MapJsonKey(claim, claim);
        }

        oidc.BackchannelTimeout = TimeSpan.FromSeconds(10);
        oidc.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        (oidc.CorrelationCookie.Name, oidc.NonceCookie.Name) = ("__Secure-geo-sign-in-", "__Secure-geo-nonce-");
        foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
        {
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.Always, true);
        }

        oidc.Events.OnTokenValidated = validated =>
        {
            // The standard lets a token that comes by code be unsigned, for the wire is trusted: here it is not.
            if (validated.SecurityToken.RawSignature.Length == 0)
            {
                validated.Fail("The token is not signed.");
            }

            validated.HttpContext.Items[Proof] = validated.TokenEndpointResponse?.IdToken;
            return Task.CompletedTask;
        };
        oidc.Events.OnTicketReceived = received => ReceiveAsync(received, settings);
        oidc.Events.OnRemoteFailure = RefuseAsync;
    });

    /// <summary>Where the sign-in is told that somebody has left; null where it wants not to know.</summary>
    public static async Task<string?> FindEndAsync(HttpContext context, string? proof, CancellationToken cancel)
    {
        var oidc = context.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<OpenIdConnectOptions>>().Get(Scheme);
        if (proof is null || oidc.ConfigurationManager is null || await oidc.ConfigurationManager.GetConfigurationAsync(cancel) is not { EndSessionEndpoint.Length: > 0 } provider)
        {
            return null;
        }

        return new OpenIdConnectMessage
        {
            IssuerAddress = provider.EndSessionEndpoint,
            IdTokenHint = proof,
            ClientId = oidc.ClientId,
            PostLogoutRedirectUri = ServiceAddress.Of(context) + "/sign-in",
        }.CreateLogoutRequestUrl();
    }

    private static async Task ReceiveAsync(TicketReceivedContext received, OidcSettings settings)
    {
        received.HandleResponse();
        var (context, told) = (received.HttpContext, received.Principal!);
        var subject = told.FindFirstValue("sub") ?? throw new InvalidOperationException("The sign-in gave no sub.");
        var person = context.RequestServices.GetRequiredService<DeskSecret>().Pseudonym(told.FindFirstValue("iss") ?? settings.Authority.AbsoluteUri, subject);
        var grants = told.FindAll(settings.RoleClaim).Select(claim => settings.Roles.GetValueOrDefault(claim.Value)).OfType<DeskGrant>().Distinct().ToArray();
        if (grants.Length == 0)
        {
            await RefuseAsync(context, person, "no-role", new("Ditt konto har ingen roll här. Be säkerhetssamordnaren, och logga in igen.", "Your account has no role here. Ask the safety coordinator, and sign in again."));
            return;
        }

        // A session is about one municipality or about all: which of several roles was meant where is not for the desk to guess.
        var municipality = grants[0].Municipality;
        if (grants.Any(grant => grant.Municipality != municipality))
        {
            await RefuseAsync(context, person, "several-municipalities", new(
                "Ditt konto har roller som gäller olika kommuner, och här gäller alla roller i en kommun eller i alla. Be den som sköter kommunens inloggning att rätta det, och logga in igen.",
                "Your account has roles that hold in different municipalities, and here all roles hold in one municipality or in all. Ask whoever runs the municipality's sign-in to mend it, and sign in again."));
            return;
        }

        await SignInPages.EnterAsync(context, new(person, told.FindFirstValue("name") ?? "", [.. grants.Select(grant => grant.Role)], municipality, told.FindFirstValue(settings.ReporterClaim) ?? "", context.Items[Proof] as string));
        await SignInPages.LeadOnAsync(context, received.Properties?.Items.TryGetValue(SignInPages.To, out var to) is true && to is not null ? to : "/");
    }

    private static async Task RefuseAsync(HttpContext context, string person, string fault, Bilingual why)
    {
        await context.RequestServices.GetRequiredService<SignInStore>().NoteAsync(person, "refused-sign-in", fault, context.RequestAborted);
        await SignInPages.RefuseAsync(context, why);
    }

    private static async Task RefuseAsync(RemoteFailureContext failed)
    {
        failed.HandleResponse();
        var context = failed.HttpContext;
        context.RequestServices.GetRequiredService<Lockout>().Failed(context);
        await context.RequestServices.GetRequiredService<SignInStore>().NoteAsync("", "refused-sign-in", "not-confirmed", context.RequestAborted);
        await SignInPages.RefuseAsync(context, new("Inloggningen gick inte att bekräfta. Börja om från början.", "Your sign-in could not be confirmed. Start again."));
    }
}
