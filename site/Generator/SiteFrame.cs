using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator;

/// <summary>What every page shows around its own content.</summary>
public sealed record SiteFrame
{
    public required ReleaseDescription Release { get; init; }

    public required Profile Profile { get; init; }

    public required ImmutableArray<PublishedSource> Sources { get; init; }

    public required ImmutableArray<NavigationLink> Navigation { get; init; }

    public required AssetAddresses Assets { get; init; }

    /// <summary>A trial may be looked at, but is not for publication.</summary>
    public bool IsTrial => Release.Approval is null;
}

/// <summary>A link of the header.</summary>
public sealed record NavigationLink(string Address, string Words);

/// <summary>Where the site's own files lie, their content's hash in their names.</summary>
public sealed record AssetAddresses(string StyleSheet, string Script, string Icon);
