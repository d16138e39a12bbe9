using System.Runtime.CompilerServices;

namespace Geo.Tests.Support;

/// <summary>The workbench's pages, and the committed files that their examples run on.</summary>
public static class StatPages
{
    /// <summary>The only layer of <c>data/exempelstad/sources/lighting/belysning.gpkg</c>.</summary>
    public const string LightsLayer = "belysningspunkt";

    /// <summary>The folder of Geo.sln.</summary>
    public static string Root { get; } = Here();

    /// <summary>A page of <c>analytics/methods</c>; null where there is none.</summary>
    public static string? Find(string name)
    {
        var path = Path.Combine(Root, "analytics/methods", name + ".md");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
