using System.Text;

namespace Geo.Generator;

/// <summary>The list of pages for search engines (sitemaps.org), each with its other languages.</summary>
internal static class Sitemap
{
    /// <param name="site">Where the site lies, without a slash last.</param>
    /// <param name="pages">All pages; those that are files, such as 404.html, are left out.</param>
    public static string Of(string site, IEnumerable<SitePage> pages)
    {
        var text = new StringBuilder()
            .Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .Append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        foreach (var page in pages.Where(page => page.IsListed && page.Address.EndsWith('/')))
        {
            text.Append("  <url><loc>").Append(site).Append(page.Address).Append("</loc>");
            if (!page.Counterparts.IsEmpty)
            {
                foreach (var (language, address) in page.Counterparts.Insert(0, (page.Language, page.Address)))
                {
                    text.Append("<xhtml:link rel=\"alternate\" hreflang=\"").Append(language.Code).Append("\" href=\"").Append(site).Append(address).Append("\"/>");
                }
            }

            text.Append("</url>\n");
        }

        return text.Append("</urlset>\n").ToString();
    }
}
