using System.Collections.Immutable;
using Geo.Components;

namespace Geo.Service.Forms;

/// <summary>A form as readers see it: all that it shows is already words.</summary>
public sealed record EditForm
{
    private const int MostUnfolded = 25;

    public required Language Language { get; init; }

    public required string Action { get; init; }

    /// <summary>Whether it only asks, so that its answer has an address of its own: it is sent without a token, and may be left as it is.</summary>
    public bool IsQuestion { get; init; }

    public string TokenName { get; init; } = "";

    public string Token { get; init; } = "";

    public required string Button { get; init; }

    public required ImmutableArray<EditField> Fields { get; init; }

    /// <summary>What is posted along unseen, such as what the form builds on.</summary>
    public ImmutableArray<(string Name, string Value)> Hidden { get; init; } = [];

    /// <summary>What is wrong with the form whole, beside what each field says.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>Where a draft is kept; null where none is.</summary>
    public string? DraftAddress { get; init; }

    /// <summary>A second button, with what it posts; null where there is none.</summary>
    public (string Name, string Value, string Words)? Other { get; init; }

    /// <summary>Every field with a fault, groups searched through.</summary>
    public IEnumerable<EditField> Faulty => Fields.SelectMany(one => one.All()).Where(one => one.Fault is not null);

    /// <summary>Whether it is so long that its groups are folded, with a list of them above: a promise has more than a hundred fields.</summary>
    public bool Folds => Fields.SelectMany(one => one.All()).Count(one => one.Groups.IsEmpty) > MostUnfolded;

    /// <summary>Its groups, which a long form lists first.</summary>
    public IEnumerable<EditField> Parts => Fields.Where(one => one.Shape is FieldShape.One or FieldShape.Many);

    public bool IsRefused => Faults.Length > 0 || Faulty.Any();
}

/// <summary>A field of a form with what stands in it.</summary>
/// <param name="Path">Its name in the post.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Value">What stands in it.</param>
public sealed record EditField(string Path, string Label, FieldShape Shape, string Value)
{
    private const int LongestGist = 90;

    public string? Hint { get; init; }

    public bool IsRequired { get; init; }

    public string? Fault { get; init; }

    /// <summary>What somebody else saved in it meanwhile; null where nobody did.</summary>
    public string? Theirs { get; init; }

    public ImmutableArray<(string Value, string Words)> Choices { get; init; } = [];

    /// <summary>The words of choosing none; null for the usual, empty where one is always chosen.</summary>
    public string? NoChoice { get; init; }

    /// <summary>Its groups, each a list of fields.</summary>
    public ImmutableArray<ImmutableArray<EditField>> Groups { get; init; } = [];

    public bool IsFile { get; init; }

    /// <summary>What tells the field from one of the same name in another form of the page.</summary>
    public string Scope { get; init; } = "";

    public string Id => $"f-{Scope}{(Scope.Length > 0 ? "-" : "")}" + string.Concat(Path.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>What describes it: hint, fault, the other's text, in that order.</summary>
    public string? DescribedBy => string.Join(' ', ((string?[])[Hint is null ? null : Id + "-hint", Fault is null ? null : Id + "-fault", Theirs is null ? null : Id + "-theirs"]).OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>The id of one of its groups, or of the next that is added.</summary>
    public string GroupId(int number) => $"{Id}-{number}-";

    /// <summary>Whether a group must be seen: something in it is wrong, somebody else changed it, or it waits to be filled in.</summary>
    /// <param name="group">Its fields.</param>
    /// <param name="mayBeEmpty">Whether it may be left empty.</param>
    public static bool IsOpen(ImmutableArray<EditField> group, bool mayBeEmpty = false) =>
        group.SelectMany(field => field.All()).Any(field => field.Fault is not null || field.Theirs is not null)
        || (!mayBeEmpty && IsBlank(group))
        || group.SelectMany(field => field.All()).Any(field => field.Shape == FieldShape.Many && field.Groups.Any(IsBlank));

    /// <summary>The first words of a group, for who sees it folded; empty where nothing stands in it.</summary>
    public static string Gist(ImmutableArray<EditField> group)
    {
        var said = string.Join(", ", group.Where(field => field.Value.Length > 0 && field.Shape != FieldShape.YesNo).Take(2).Select(field => field.Shown));
        return said.Length <= LongestGist ? said : said[..(said.LastIndexOf(' ', LongestGist) is > 0 and var space ? space : LongestGist)].TrimEnd(',') + " …";
    }

    private static bool IsBlank(ImmutableArray<EditField> group) => group.SelectMany(field => field.All()).All(field => field.Value.Length == 0);

    private string Shown => string.Join(Choices.IsEmpty ? " " : ", ", Value.Split('\n').Select(line => Choices.FirstOrDefault(choice => choice.Value == line).Words ?? line));

    public bool IsChosen(string value) => Value.Split('\n').Contains(value);

    /// <summary>Itself and all under it.</summary>
    public IEnumerable<EditField> All() => Groups.SelectMany(group => group).SelectMany(field => field.All()).Prepend(this);
}
