using System.Text.Json.Nodes;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.People;

/// <summary>What the service knows of who asks: for people, and for programs that try their key.</summary>
internal static class AccountPages
{
    private static readonly Bilingual Title = new("Mitt konto", "My account");

    public static void MapAccount(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/account", AccountAsync).WithMetadata(new OutsideTheApi()).ForSignedIn().Reads("account");

    private static Task AccountAsync(HttpContext context, DeskSession desk)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        var language = request.Language;
        var roles = DeskRole.All.Where(role => context.User.IsInRole(role.Name)).ToList();
        if (!request.IsPage)
        {
            return ApiJson.WriteAsync(context, request, new JsonObject
            {
                ["person"] = desk.Caller.Person,
                ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(role.Name))]),
                ["reporter"] = desk.Caller.Reporter.Length > 0 ? desk.Caller.Reporter : null,
                ["municipality"] = desk.Caller.Municipality,
            });
        }

        return HtmlAnswer.WriteAsync(context, new()
        {
            Language = request.Language,
            Title = Title.In(request.Language),
            Lead = language.Of($"Du är inloggad som {string.Join(" och ", roles.Select(role => role.Title.Swedish))}.", $"You are signed in as {string.Join(" and ", roles.Select(role => role.Title.English))}."),
            Crumbs = [PageWords.Start(request)],
            Sections =
            [
                new(language.Of("Det här vet tjänsten om dig", "This is what the service knows of you"))
                {
                    Table = PageWords.Table(
                        "account", language.Of("Ditt konto", "Your account"), [language.Of("Uppgift", "What"), language.Of("Värde", "Value")],
                        [
                            new([new(language.Of("Beteckning i loggen", "Mark in the log")), new(desk.Caller.Person)]),
                            new([new(language.Of("Organisation", "Organisation")), new(desk.Caller.Reporter.Length > 0 ? desk.Caller.Reporter : "–")]),
                            new([new(language.Of("Gäller i", "Holds in")), new(desk.Caller.Municipality is { } only ? language.Of($"kommunen med kod {only}", $"the municipality with code {only}") : language.Of("alla kommuner här", "all municipalities here"))]),
                        ]),
                    Paragraphs = [language.Of("Vad du läser och ändrar skrivs i en logg som säkerhetssamordnaren kan läsa.", "What you read and change is written in a log that the safety coordinator can read.")],
                },
                SignInPages.SignOutSection(context, request.Language),
            ],
        });
    }
}
