using Geo.Components;
using Geo.Database.Masking;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.People;

/// <summary>Why something was changed, as whoever changed it wrote it: kept in the log, without what tells of a person.</summary>
internal static class Reason
{
    public const string Field = "reason";
    private const int Longest = 200;

    /// <summary>The field that it is written in.</summary>
    /// <param name="language">Of the page.</param>
    /// <param name="scope">What tells it from that of another form of the page.</param>
    public static ApiField Asked(Language language, string scope) => new(Field, language.Of("Varför (står i loggen)", "Why (stands in the log)"), ApiFieldKind.Text) { Scope = scope };

    /// <summary>The reason of a form.</summary>
    /// <exception cref="ProblemException">There is none, or it is too long.</exception>
    public static string Get(IFormCollection form) => form[Field].ToString().Trim() is { Length: > 0 and <= Longest } reason && !reason.Any(char.IsControl)
        ? new Masker().Mask(reason)
        : throw new ProblemException(ProblemKind.InvalidBody, new($"Skriv varför, på högst {Longest} tecken. Det står i loggen.", $"Say why, in {Longest} letters at most. It stands in the log."), Field);
}
