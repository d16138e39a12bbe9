using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.Features;

namespace Geo.Service.Serving;

/// <summary>What every request to the desk passes: its address's rule, where it comes from, and the log. What has no rule is refused.</summary>
internal static class DeskWall
{
    // A promise of twenty activities with a result each tertial has more than five hundred fields; the body's size is the limit that guards.
    private const int MostFields = 4_096;

    public static void AddDeskWall(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<DeskSession>();
        builder.Services.AddSingleton<TracedThisHour>();
        builder.Services.Configure<FormOptions>(form => (form.ValueCountLimit, form.MultipartHeadersCountLimit, form.MultipartBoundaryLengthLimit) = (MostFields, 8, 100));
        builder.Services.AddSingleton<IAuthorizationHandler, DeskRuleHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, DeskRefusal>();
        var ruled = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new DeskRequirement()).Build();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(ruled).SetDefaultPolicy(ruled);
    }

    /// <summary>After authorization: says to the session who asks, refuses what another site sends, and writes reads to the log.</summary>
    public static void UseDeskWall(this WebApplication app) => app.Use(PassAsync);

    /// <summary>An address as the log has it: its path, cut.</summary>
    internal static string Subject(HttpRequest request) => request.Path.Value is { Length: <= 200 } path ? path : request.Path.Value![..200] + "…";

    /// <summary>The caller in a role.</summary>
    internal static DeskCaller CallerOf(ClaimsPrincipal user, DeskRole role) =>
        new(user.FindFirstValue(DeskClaim.Person) ?? "", role, user.FindFirstValue(DeskClaim.Reporter) ?? "", user.FindFirstValue(DeskClaim.Municipality));

    private static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<DeskRule>() is not { } rule)
        {
            await next(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await RefuseForeignAsync(context);
        if (DeskRole.Among(rule.Roles, context.User) is { } role)
        {
            var session = context.RequestServices.GetRequiredService<DeskSession>();
            session.Become(CallerOf(context.User, role));
            await TraceAsync(context, session, metadata.GetMetadata<DeskTrace>());
        }

        await next(context);
    }

    // A browser says where a request comes from, and cannot be made not to; a form carries its token besides. Who has a key sends nothing by itself.
    private static async Task RefuseForeignAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || context.User.Identity?.AuthenticationType == KeySignIn.Scheme)
        {
            return;
        }

        // Under no-referrer a form's own Origin is null: Sec-Fetch-Site goes before it.
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        var isForeign = site.Length > 0 ? site is not ("same-origin" or "none") : origin.Length > 0 && origin != ServiceAddress.Of(context);
        if (isForeign)
        {
            throw new ProblemException(ProblemKind.NotAllowed, ProblemKind.NotAllowed.Meaning);
        }

        // What is no form and no plain text cannot be sent from elsewhere without asking first.
        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType())
        {
            await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
        }
    }

    private static async Task TraceAsync(HttpContext context, DeskSession session, DeskTrace? trace)
    {
        if (trace is not { Kind: TraceKind.Read })
        {
            return;
        }

        var values = context.GetRouteData().Values;
        var subject = trace.By.IsEmpty ? Subject(context.Request) : string.Join('/', trace.By.Select(name => values[name]?.ToString()).Prepend(trace.Noun));
        var traced = context.RequestServices.GetRequiredService<TracedThisHour>();
        if (trace.By.IsEmpty || !traced.Has(session.Caller, subject))
        {
            await session.TraceAsync($"read-{trace.Noun}", subject, values["municipality"]?.ToString(), context.RequestAborted);
            traced.Add(session.Caller, subject);
        }
    }
}

/// <summary>What the desk's sign-ins say of who is signed in.</summary>
internal static class DeskClaim
{
    /// <summary>The pseudonym.</summary>
    public const string Person = "geo:person";

    /// <summary>The organisation that a reporter reports for.</summary>
    public const string Reporter = "geo:reporter";

    /// <summary>The code of the only municipality of a key, or of roles that hold in one; not there where there is no such limit.</summary>
    public const string Municipality = "geo:municipality";

    /// <summary>The session, which can be ended.</summary>
    public const string Session = "geo:session";
}

/// <summary>That the address has a rule and the caller one of its roles.</summary>
internal sealed class DeskRequirement : IAuthorizationRequirement;

internal sealed class DeskRuleHandler : AuthorizationHandler<DeskRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DeskRequirement requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint()?.Metadata.GetMetadata<DeskRule>() is { } rule && DeskRole.Among(rule.Roles, context.User) is not null)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>An address that somebody may not use does not exist for them; that they asked stands in the log.</summary>
internal sealed class DeskRefusal : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _otherwise = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden)
        {
            await _otherwise.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<DeskRule>() is not null && DeskRole.Of(context.User) is { } role)
        {
            var session = context.RequestServices.GetRequiredService<DeskSession>();
            session.Become(DeskWall.CallerOf(context.User, role));
            await session.TraceAsync("refused", $"{context.Request.Method} {DeskWall.Subject(context.Request)}", municipality: null, context.RequestAborted);
        }

        await ProblemAnswer.WriteAsync(context, ProblemKind.NotFound, ProblemKind.NotFound.Meaning, place: null);
    }
}

/// <summary>What each caller has read this hour, of what is written once an hour: a map is a thousand tiles.</summary>
internal sealed class TracedThisHour(TimeProvider clock)
{
    private const int Most = 100_000;
    private readonly Lock _lock = new();
    private readonly HashSet<(string Person, string Role, string Subject)> _seen = [];
    private long _hour;

    /// <summary>Whether it stands in the log.</summary>
    public bool Has(DeskCaller caller, string subject)
    {
        lock (_lock)
        {
            return clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour == _hour && _seen.Contains((caller.Person, caller.Role.Name, subject));
        }
    }

    /// <summary>Remembers that it does: after it was written, so that what failed is tried again.</summary>
    public void Add(DeskCaller caller, string subject)
    {
        var hour = clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour;
        lock (_lock)
        {
            // Forgotten too early it is only written twice.
            if (hour != _hour || _seen.Count >= Most)
            {
                _seen.Clear();
                _hour = hour;
            }

            _seen.Add((caller.Person, caller.Role.Name, subject));
        }
    }
}
