using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;

namespace Geo.Service.Council;

/// <summary>What stands in every file that is taken from the desk: what it was narrowed to, when it was taken, how secret it is and who took it.</summary>
/// <param name="Page">The page's title and what it is about.</param>
/// <param name="Narrowed">In words.</param>
/// <param name="At">By the clock on the wall.</param>
/// <param name="Secrecy">Who may read it.</param>
/// <param name="Who">Role and pseudonym: never a name.</param>
/// <param name="Fictional">Whether all of it is invented.</param>
internal sealed record CouncilStamp(string Page, string Narrowed, DateTime At, string Secrecy, string Who, bool Fictional)
{
    /// <summary>Names of the columns that carry it.</summary>
    public static readonly ImmutableArray<string> Columns = ["sida", "urval", "uttagen", "sekretess", "uttagen_av"];

    /// <summary>What each says.</summary>
    public static readonly ImmutableArray<string> Meanings =
    [
        "Urvalet: tema, tid, område, veckodagar, klockslag och källa.", "Dagen och klockslaget då filen togs ut.", "Sekretessen: vem som får läsa den.", "Vem som tog ut den: roll och beteckning, aldrig ett namn. Uttaget står i loggen.",
        "Inga personuppgifter finns i någon fil.",
    ];

    public static CouncilStamp Of(CouncilAsk ask, CouncilView view, DateTimeOffset now) => new(
        $"{view.Document.Title}, {view.Document.Subtitle}", view.Narrowed, SwedishClock.Local(now.UtcDateTime), view.Document.Audience,
        $"{ask.Store.Caller.Role.Title.Swedish} {ask.Store.Caller.Person}".Trim(), ask.Store.Municipality.Fictional);

    /// <summary>A value a column.</summary>
    public ImmutableArray<string> Values => [(Fictional ? "EXEMPELDATA. " : "") + Page, Narrowed, At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Secrecy, Who];

    /// <summary>The same in lines of words.</summary>
    public ImmutableArray<string> Lines =>
    [
        (Fictional ? "EXEMPELDATA. " : "") + Page, $"Urval: {Narrowed}.", $"Uttagen {DateOnly.FromDateTime(At).Swedish()} klockan {At.ToString("HH:mm", CultureInfo.InvariantCulture)} av {Who}.", Secrecy,
    ];
}
