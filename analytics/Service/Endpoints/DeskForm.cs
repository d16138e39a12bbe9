using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>What a page's form sent. That it is one of ours the wall has seen.</summary>
internal static class DeskForm
{
    /// <exception cref="ProblemException">It is no form.</exception>
    public static Task<IFormCollection> ReadDeskFormAsync(this HttpContext context, CancellationToken cancel) => context.Request.HasFormContentType
        ? context.Request.ReadFormAsync(cancel)
        : throw new ProblemException(ProblemKind.UnsupportedMediaType, new("Skicka sidans formulär.", "Send the page's form."));
}
