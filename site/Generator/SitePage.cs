using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Geo.Generator;

/// <summary>A page of the site: its address, the component that draws it and the record with all that it shows.</summary>
public sealed record SitePage(string Address, Type Component, ImmutableDictionary<string, object?> Parameters)
{
    /// <summary>The file in the output folder.</summary>
    public string File => Address.EndsWith('/') ? Address.TrimStart('/') + "index.html" : Address.TrimStart('/');

    /// <summary>A page with one record; the parameter's name is the component's.</summary>
    public static SitePage Of<TComponent>(string address, string parameter, object shown)
        where TComponent : IComponent =>
        new(address, typeof(TComponent), ImmutableDictionary<string, object?>.Empty.Add(parameter, shown));
}

/// <summary>A file of the site that is no page: data, style, script, picture.</summary>
public sealed record SiteFile(string Path, byte[] Bytes);
