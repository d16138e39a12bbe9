using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Geo.Components;
using Geo.Service.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Npgsql;

namespace Geo.Service.Serving;

/// <summary>Every failure as <c>application/problem+json</c> in the caller's language; a page for those who ask for one.</summary>
internal static class ProblemAnswer
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Turns what is thrown, and what is answered without a body, into problems.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && !TimedOut(context))
            {
                return;
            }
            catch (Exception failed) when (!context.Response.HasStarted)
            {
                var (kind, detail, place) = Describe(context, failed);
                if (kind.Status >= 500)
                {
                    Log(context, kind, failed);
                }

                await WriteAsync(context, kind, detail, place);
                return;
            }
            catch (Exception broken)
            {
                // Half an answer must not look whole.
                Log(context, ProblemKind.Failed, broken);
                context.Abort();
                return;
            }

            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                var kind = ProblemKind.Of(context.Response.StatusCode);
                await WriteAsync(context, kind, kind.Meaning, place: null);
            }
        });
    }

    /// <summary>Writes one problem.</summary>
    public static async Task WriteAsync(HttpContext context, ProblemKind kind, Bilingual detail, string? place)
    {
        var language = context.Request.Language();
        var response = context.Response;
        response.StatusCode = kind.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = default;
        response.Headers.LastModified = default;
        response.Headers.ContentLanguage = language.Code;
        response.Headers.Vary = "Accept, Accept-Language";
        if (kind.Status is 503 or 429 && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = "2";
        }

        if (PrefersPage(context.Request))
        {
            await HtmlAnswer.WriteAsync(context, new() { Language = language, Title = kind.Title.In(language), Lead = detail.In(language), Sections = [Further(context, kind, language)] });
            return;
        }

        response.ContentType = "application/problem+json";
        await using var json = new Utf8JsonWriter(response.BodyWriter, Json);
        json.WriteStartObject();
        json.WriteString("type", kind.StandardType ?? $"{ServiceAddress.Of(context)}/problems/{kind.Name}");
        json.WriteString("title", kind.Title.In(language));
        json.WriteNumber("status", kind.Status);
        json.WriteString("detail", detail.In(language));
        if (place is not null)
        {
            json.WriteString("parameter", place);
        }

        json.WriteEndObject();
    }

    // A failure is no end of the way; what was written is still in the page before it.
    private static ApiSection Further(HttpContext context, ProblemKind kind, Language language)
    {
        var isAway = kind == ProblemKind.SignInRequired;
        var isChange = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        return new(language.Of("Gå vidare", "Go on"))
        {
            Paragraphs =
            [
                .. Wait(context.Response, language),
                .. !isChange ? Missed(context, kind, language) :
                [
                    isAway
                        ? language.Of("Inget sparades nu. Logga in och öppna formuläret igen: ett utkast som hann sparas står kvar. Backa annars i webbläsaren och kopiera din text först.", "Nothing was saved now. Sign in and open the form again: a draft that was kept is still there. Otherwise go back in the browser, and copy your text first.")
                        : language.Of("Inget sparades. Backa i webbläsaren: det du skrev står kvar där. Rätta det, eller öppna sidan på nytt.", "Nothing was saved. Go back in the browser: what you wrote is still there. Correct it, or open the page again."),
                ],
            ],
            Links = [isAway ? new(language.Of("Logga in", "Sign in"), "/sign-in") : new("Start", "/")],
        };
    }

    // What somebody may not read does not exist for them, and the words are the same for both.
    private static string[] Missed(HttpContext context, ProblemKind kind, Language language) => kind.Status switch
    {
        400 => [language.Of("Backa i webbläsaren, rätta det som står här ovanför och fråga igen.", "Go back in the browser, correct what stands above, and ask again.")],
        404 when context.User.Identity is { IsAuthenticated: true } =>
        [
            language.Of("Kontrollera adressen. Är den rätt är sidan borttagen, eller inte till för din roll: fråga då säkerhetssamordnaren.", "Check the address. If it is right, the page has been removed, or is not for your role: then ask the safety coordinator."),
        ],
        _ => [],
    };

    // A browser does not show what programs read in Retry-After.
    private static string[] Wait(HttpResponse response, Language language) =>
        !int.TryParse(response.Headers.RetryAfter.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? []
        : seconds <= 90 ? [language.Of($"Försök igen om {seconds} {(seconds == 1 ? "sekund" : "sekunder")}.", $"Try again in {seconds} {(seconds == 1 ? "second" : "seconds")}.")]
        : [language.Of($"Försök igen om {(seconds + 59) / 60} minuter.", $"Try again in {(seconds + 59) / 60} minutes.")];

    private static (ProblemKind Kind, Bilingual Detail, string? Place) Describe(HttpContext context, Exception failed) => failed switch
    {
        ProblemException problem => (problem.Kind, problem.Detail, problem.Place),
        BadHttpRequestException bad => Plain(ProblemKind.Of(bad.StatusCode)),
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => Plain(ProblemKind.Of(bad.StatusCode)),
        AntiforgeryValidationException { InnerException: InvalidDataException or IOException } or InvalidDataException => Plain(ProblemKind.InvalidBody),
        AntiforgeryValidationException => Plain(ProblemKind.NotAllowed),
        JsonException => Plain(ProblemKind.InvalidBody),
        OperationCanceledException when TimedOut(context) => Plain(ProblemKind.TookTooLong),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => Plain(ProblemKind.TookTooLong),
        NpgsqlException { InnerException: TimeoutException } when failed is not PostgresException => Plain(ProblemKind.Unavailable),
        PostgresException refused => Plain(IsAway(refused) ? ProblemKind.Unavailable : ProblemKind.Failed),
        NpgsqlException or TimeoutException => Plain(ProblemKind.Unavailable),
        _ => Plain(ProblemKind.Failed),
    };

    // Classes 08 (connection), 28 and 3D (lets us not in), 53 (resources), 55 (takes no connections), 57 (operator: going down, starting up).
    private static bool IsAway(PostgresException refused) => refused.SqlState[..2] is "08" or "28" or "3D" or "53" or "55" or "57";

    private static (ProblemKind, Bilingual, string?) Plain(ProblemKind kind) => (kind, kind.Meaning, null);

    private static bool TimedOut(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Http.Timeouts.IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested ?? false;

    // f= asks for a format of the answer, not of a failure: programs must be able to trust that a failure is a problem.
    internal static bool PrefersPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accepted
        && accepted.OrderByDescending(type => type.Quality ?? 1).First().MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase);

    // Which address and what went wrong, never what was asked: a query can hold a place, and PostgreSQL quotes what it cannot read.
    private static void Log(HttpContext context, ProblemKind kind, Exception failed)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Geo.Service");
        var cause = failed is PostgresException refused ? $"PostgreSQL {refused.SqlState} {refused.Routine}" : failed.GetType().Name;
        ServiceLog.Failed(logger, kind.Status, context.GetEndpoint()?.DisplayName ?? "–", cause, kind == ProblemKind.Failed ? failed : null);
    }
}

internal static partial class ServiceLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Status} {Endpoint}: {Cause}")]
    public static partial void Failed(ILogger logger, int status, string endpoint, string cause, Exception? failed);
}
