namespace Geo.Generator.Content;

/// <summary>A municipality's name, colours and contacts: <c>profile.yml</c> in its content folder.</summary>
public sealed record Profile
{
    /// <summary>The municipality, such as "Exempelstads kommun".</summary>
    public required string Name { get; init; }

    /// <summary>Without the word municipality, such as "Exempelstad".</summary>
    public required string ShortName { get; init; }

    /// <summary>Stands in the header of every page.</summary>
    public required string SiteTitle { get; init; }

    /// <summary>One sentence about what the site is for.</summary>
    public required string Tagline { get; init; }

    /// <summary>Six hexadecimal digits after a #; contrast at least 4.5 on the page and on boxes.</summary>
    public string BrandColour { get; init; } = "#0b4f6c";

    /// <inheritdoc cref="BrandColour"/>
    public string LinkColour { get; init; } = "#0a558c";

    /// <summary>The brand where the reader's own scheme is dark; contrast at least 4.5 there.</summary>
    public string DarkBrandColour { get; init; } = "#9ccbe0";

    /// <inheritdoc cref="DarkBrandColour"/>
    public string DarkLinkColour { get; init; } = "#9cc9f0";

    /// <summary>Where the site will lie, such as https://trygg.example; null where it is not known: then there is no
    /// sitemap.</summary>
    public string? SiteAddress { get; init; }

    /// <summary>What the site is in: sv alone, or sv and en.</summary>
    public string[] Languages { get; init; } = ["sv", "en"];

    /// <summary>Whom to reach about the work: roles, never persons.</summary>
    public ContactEntry[] Contacts { get; init; } = [];

    /// <summary>Where help is to be had now; stands on every page.</summary>
    public ContactEntry[] Emergency { get; init; } = [];

    /// <summary>Where the way off a support page leads: a page that anyone may be reading.</summary>
    public string QuickExit { get; init; } = "https://www.smhi.se/";

    /// <summary>The programme that the work follows; null where there is none.</summary>
    public ProgrammeEntry? Programme { get; init; }

    /// <summary>The contacts and help lines of that id, or all contacts where it is null.</summary>
    public ContactEntry[] ListContacts(string? id) =>
        id is null ? Contacts : [.. Contacts.Concat(Emergency).Where(entry => entry.Id == id)];
}

/// <summary>A role or a help line, and the ways to reach it.</summary>
public sealed record ContactEntry
{
    public required string Name { get; init; }

    /// <summary>By which texts show it: <c>::: kontakt id=felanmalan :::</c>; null where none does.</summary>
    public string? Id { get; init; }

    /// <summary>What to turn to it with.</summary>
    public string? Text { get; init; }

    public string? Phone { get; init; }

    /// <summary>A web address, an e-mail address or a place.</summary>
    public string? Address { get; init; }

    public string? Hours { get; init; }

    /// <summary>The number as a link dials it.</summary>
    public string? PhoneLink => Phone is null ? null : "tel:" + string.Concat(Phone.Where(c => char.IsAsciiDigit(c) || c == '+'));

    /// <summary>Where the address leads; null for a place.</summary>
    public string? AddressLink => Address switch
    {
        null => null,
        _ when Address.StartsWith("https://", StringComparison.Ordinal) || Address.StartsWith("http://", StringComparison.Ordinal) => Address,
        _ when Address.StartsWith("mailto:", StringComparison.Ordinal) => Address,
        _ when Address.Contains('@', StringComparison.Ordinal) => "mailto:" + Address,
        _ => null,
    };

    /// <summary>The address as it is read: without its protocol.</summary>
    public string? AddressWords => Address?.Replace("https://", "", StringComparison.Ordinal)
        .Replace("http://", "", StringComparison.Ordinal).Replace("mailto:", "", StringComparison.Ordinal).TrimEnd('/');
}

/// <summary>The adopted programme (<i>handlingsprogram</i>).</summary>
public sealed record ProgrammeEntry
{
    public required string Title { get; init; }

    public string? RegistryNumber { get; init; }

    public DateOnly? AdoptedOn { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public string? AdoptedBy { get; init; }

    public string? Owner { get; init; }

    /// <summary>When it is to be reviewed, in words.</summary>
    public string? Reviewed { get; init; }

    /// <summary>The address of the document.</summary>
    public string? Document { get; init; }
}
