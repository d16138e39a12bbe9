using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>What a page's form sent. That it is one of ours the wall has seen.</summary>
internal static class DeskForm
{
    /// <exception cref="ProblemException">It is no form.</exception>
    public static Task<IFormCollection> ReadDeskFormAsync(this HttpContext context, CancellationToken cancel) => context.Request.HasFormContentType
        ? context.Request.ReadFormAsync(cancel)
        : throw new ProblemException(ProblemKind.UnsupportedMediaType, new("Skicka sidans formulär.", "Send the page's form."));

    /// <summary>Answers that a draft is kept: nothing to the page's own script, which goes on writing, and the form again to whoever pressed the button.</summary>
    /// <param name="context">The request.</param>
    /// <param name="form">The form's address.</param>
    public static void AnswerDraftKept(this HttpContext context, string form)
    {
        if (context.Request.Headers["X-Draft"] == "quiet")
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.Redirect(form);
    }
}
