using Geo.Components;
using Geo.Service.Forms;

namespace Geo.Service.Council;

/// <summary>A form of the council's pages, in a section of its own.</summary>
/// <param name="Id">Unique on its page; what its fields are told from other forms' by.</param>
/// <param name="Heading">What it does.</param>
/// <param name="Form">The form.</param>
public sealed record CouncilForm(string Id, string Heading, EditForm Form)
{
    // A page has one form that narrows it.
    private const string Narrowing = "urval";

    /// <summary>Under the heading; null where nothing is.</summary>
    public string? Lead { get; init; }

    /// <summary>What has come of it, where it was just sent: it stands where the browser shows the form again.</summary>
    public string? Told { get; init; }

    /// <summary>A form that only asks.</summary>
    internal static CouncilForm Question(string heading, string action, string button, params IEnumerable<EditField> fields) =>
        new(Narrowing, heading, new() { Language = Language.Swedish, Action = action, Button = button, IsQuestion = true, Fields = [.. fields.Select(field => field with { Scope = Narrowing })] });
}
