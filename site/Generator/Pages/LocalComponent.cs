using Geo.Components;
using Microsoft.AspNetCore.Components;

namespace Geo.Generator.Pages;

/// <summary>What every component of a page knows without being told: the language that it is drawn in and where that
/// language's pages lie.</summary>
public abstract class LocalComponent : ComponentBase
{
    [CascadingParameter]
    public required SiteFrame Frame { get; set; }

    protected Language Language => Frame.Language;

    /// <summary>Addresses of this language: <c>href="@To.Promises"</c>.</summary>
    protected Addresses To => Frame.Addresses;

    /// <summary>The wording in this language; both stand side by side, so that none is forgotten.</summary>
    protected string Say(string swedish, string english) => Language.Of(swedish, english);
}
