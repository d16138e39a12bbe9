using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Content;
using Geo.Generator.Pages;

namespace Geo.Generator;

/// <summary>What every page of a language shows around its own content.</summary>
public sealed record SiteFrame
{
    public required Language Language { get; init; }

    /// <summary>All that the site is in, its first language first.</summary>
    public required ImmutableArray<Language> Languages { get; init; }

    public required ReleaseDescription Release { get; init; }

    public required Profile Profile { get; init; }

    public required ImmutableArray<PublishedSource> Sources { get; init; }

    public required ImmutableArray<NavigationLink> Navigation { get; init; }

    /// <summary>The links at every page's foot.</summary>
    public required ImmutableArray<NavigationLink> Footer { get; init; }

    public required AssetAddresses Assets { get; init; }

    /// <summary>What texts may point at.</summary>
    public References References { get; init; } = References.None;

    public Addresses Addresses => new(Language);

    /// <summary>A trial may be looked at, but is not for publication.</summary>
    public bool IsTrial => Release.Approval is null;
}

/// <summary>A link of the header or the foot.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Words">What it says.</param>
/// <param name="InSwedish">Whether the page is in Swedish alone, and the link stands on an English page.</param>
public sealed record NavigationLink(string Address, string Words, bool InSwedish = false);

/// <summary>Where the site's own files lie, their content's hash in their names.</summary>
/// <param name="StyleSheet">For every page.</param>
/// <param name="Script">For every page; none needs it.</param>
/// <param name="Icon">The site's.</param>
/// <param name="Search">Asks the index of words; null where the site is built without one.</param>
public sealed record AssetAddresses(string StyleSheet, string Script, string Icon, string? Search = null);
