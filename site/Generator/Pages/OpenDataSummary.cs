using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Generator.Release;

namespace Geo.Generator.Pages;

/// <summary>The release's files as open data.</summary>
public sealed record OpenDataSummary(
    ReleaseDescription Release, ImmutableArray<ReleaseFile> Files, ImmutableArray<PublishedSource> Sources);
