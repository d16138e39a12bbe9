using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Geo.Tests.Support;

/// <summary>Every page of a built site, parsed.</summary>
internal sealed class SitePages
{
    private SitePages(string folder, IReadOnlyList<SitePageRead> pages) => (Folder, All) = (folder, pages);

    public string Folder { get; }

    public IReadOnlyList<SitePageRead> All { get; }

    public static SitePages Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var pages = new SitePageRead[files.Count];
        Parallel.For(0, files.Count, i =>
        {
            var path = Path.GetRelativePath(folder, files[i]).Replace('\\', '/');
            var address = "/" + (path.EndsWith("index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path);
            pages[i] = new(address, new HtmlParser().ParseDocument(File.ReadAllText(files[i])));
        });
        return new(folder, pages);
    }

    /// <summary>The file of an address of the site.</summary>
    public string FileOf(string address) => Path.Combine(Folder, address.TrimStart('/'));
}

/// <summary>A page as it was read.</summary>
/// <param name="Address">Such as /laget/ or /404.html.</param>
/// <param name="Document">Its HTML.</param>
internal sealed record SitePageRead(string Address, IDocument Document)
{
    public bool IsSwedish => Document.DocumentElement.GetAttribute("lang") == "sv";
}
