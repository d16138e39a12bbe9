namespace Geo.Generator.Checks;

/// <summary>Something on a page that must be mended before it is shown to anyone.</summary>
/// <param name="Page">The file, from the site's folder.</param>
/// <param name="Line">Its line; 0 where the whole page is meant.</param>
/// <param name="Problem">In Swedish.</param>
internal sealed record PageFault(string Page, int Line, string Problem)
{
    public override string ToString() => $"{Page}:{Line}: {Problem}";
}
