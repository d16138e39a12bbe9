using System.Text.Encodings.Web;
using System.Text.Unicode;
using Geo.Generator.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Geo.Generator;

/// <summary>Renders a page to HTML.</summary>
internal static class PageRenderer
{
    /// <summary>The page's text, a line feed last.</summary>
    /// <exception cref="BuildException">The component failed: the message names the page.</exception>
    public static async Task<string> RenderAsync(SitePage page, SiteFrame frame)
    {
        // A renderer keeps every root that it has rendered, so each page gets one of its own.
        await using var services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageRoot.Frame)] = frame,
            [nameof(PageRoot.Page)] = page,
        });
        try
        {
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString());
            return Typography.KeepTogether(html.ReplaceLineEndings("\n").Trim()) + "\n";
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            throw new BuildException($"Sidan {page.Address} ({page.Component.Name}) gick inte att göra: {wrong.Message}", wrong);
        }
    }
}
