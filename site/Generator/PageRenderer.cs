using System.Text.Encodings.Web;
using System.Text.Unicode;
using Geo.Generator.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Geo.Generator;

/// <summary>Renders pages to HTML, one after the other: each worker has its own.</summary>
internal sealed class PageRenderer : IAsyncDisposable
{
    // A renderer keeps every root that it has rendered, so it is renewed before they weigh anything.
    private const int PagesBeforeRenewal = 8;

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    private HtmlRenderer _renderer;
    private int _pages;

    public PageRenderer() => _renderer = New();

    /// <summary>The page's text, a line feed last.</summary>
    /// <exception cref="BuildException">The component failed: the message names the page.</exception>
    public async Task<string> RenderAsync(SitePage page, SiteFrame frame)
    {
        if (_pages++ == PagesBeforeRenewal)
        {
            await _renderer.DisposeAsync();
            (_renderer, _pages) = (New(), 0);
        }

        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageRoot.Frame)] = frame,
            [nameof(PageRoot.Page)] = page,
        });
        try
        {
            var html = await _renderer.Dispatcher.InvokeAsync(async () =>
                (await _renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString());
            return Typography.KeepTogether((html.Contains('\r', StringComparison.Ordinal) ? html.ReplaceLineEndings("\n") : html).Trim() + "\n");
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            throw new BuildException($"Sidan {page.Address} ({page.Component.Name}) gick inte att göra: {wrong.Message}", wrong);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }

    private HtmlRenderer New() => new(_services, NullLoggerFactory.Instance);
}
