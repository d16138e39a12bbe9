namespace Geo.Generator.Content;

/// <summary>The profile with its words in English; numbers, addresses and the municipality's short name are as they
/// were.</summary>
internal sealed class ProfileTranslation(string path, string[] lines, Translations translations)
{
    /// <param name="profile">As it was read.</param>
    /// <param name="path">The file that it was read from, and where messages point.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="translations">The English words.</param>
    public static Profile Of(Profile profile, string path, string text, Translations translations) =>
        new ProfileTranslation(path, text.ReplaceLineEndings("\n").Split('\n'), translations).Translated(profile);

    private Profile Translated(Profile profile) => profile with
    {
        Name = Words(profile.Name),
        SiteTitle = Words(profile.SiteTitle),
        Tagline = Words(profile.Tagline),
        Contacts = [.. profile.Contacts.Select(Translated)],
        Emergency = [.. profile.Emergency.Select(Translated)],
        Programme = profile.Programme is { } programme ? programme with
        {
            Title = Words(programme.Title),
            AdoptedBy = Optional(programme.AdoptedBy),
            Owner = Optional(programme.Owner),
            Reviewed = Optional(programme.Reviewed),
        } : null,
    };

    private ContactEntry Translated(ContactEntry entry) => entry with
    {
        Name = Words(entry.Name),
        Text = Optional(entry.Text),
        Hours = Optional(entry.Hours),
        Address = entry.AddressLink is null ? Optional(entry.Address) : entry.Address,
    };

    private string? Optional(string? text) => text is null ? null : Words(text);

    private string Words(string text) => translations.Of(text, () =>
    {
        var first = text.Split('\n')[0];
        return $"{path}:{Array.FindIndex(lines, line => line.Contains(first, StringComparison.Ordinal)) + 1}";
    });
}
