using Geo.Components;
using Geo.Service.Documents;

namespace Geo.Service.Council;

/// <summary>What a page is made from: who asks, what for and on which day.</summary>
/// <param name="Item">What the address names after the page, such as an area's code; null where it names nothing.</param>
internal sealed record CouncilAsk(CouncilStore Store, CouncilQuery Query, DateOnly Today, string? Item)
{
    /// <summary>The municipality's start page; the others lie under it.</summary>
    public string Home => $"/council/{Store.Municipality.Slug}";

    /// <summary>A page's document, with what all of them share.</summary>
    /// <param name="name">The files' name.</param>
    /// <param name="title">The page's.</param>
    /// <param name="subtitle">What it is about, after the municipality's name.</param>
    /// <param name="secrecy">Who may read it.</param>
    public ReportDocument Document(string name, string title, string subtitle, string secrecy) => new()
    {
        Name = name,
        Title = title,
        Subtitle = $"{Store.Municipality.Name}, {subtitle}",
        Audience = secrecy,
        Fictional = Store.Municipality.Fictional,
        Answers = [],
        Missing = [],
        Sections = [],
    };

    /// <summary>The secrecy class of what is shown: by the rules of members from outside where the caller is one.</summary>
    public async Task<string> SecrecyAsync(CancellationToken cancel)
    {
        if (!Store.IsOutside)
        {
            return SharedParts.Internal;
        }

        var rules = await Store.ListAsync("council_rule", row => (Count: row.GetInt32(2), Places: row.GetInt32(3), Metres: row.GetInt32(4)), cancel);
        return rules.Count == 0
            ? "Till rådets ledamöter utanför kommunen."
            : $"Till rådets ledamöter utanför kommunen: inga punkter, inget antal under {rules.Min(rule => rule.Count).Swedish()}, inga rutor under {rules.Min(rule => rule.Metres).Swedish()} meter.";
    }
}
