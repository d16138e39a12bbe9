using System.Collections.Immutable;
using Geo.Components;

namespace Geo.Service.Pages;

/// <summary>All that a page of the service shows.</summary>
public sealed record ApiPage
{
    public required Language Language { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence under the title.</summary>
    public required string Lead { get; init; }

    /// <summary>Whether it tells of the invented municipality: the page then says so.</summary>
    public bool Fictional { get; init; }

    /// <summary>Why what was sent was not taken; null where nothing was refused.</summary>
    public string? Fault { get; init; }

    /// <summary>The pages above this one.</summary>
    public ImmutableArray<ApiLink> Crumbs { get; init; } = [];

    public ImmutableArray<ApiSection> Sections { get; init; } = [];

    /// <summary>Whether some part of it is a map, which needs its script.</summary>
    public bool HasMap => Sections.Any(section => section.Map is not null || section.Form?.Fields.Any(one => one.Map is not null) is true);
}

/// <summary>A part of a page: words, a map, a table, a form, links, each where there is one.</summary>
public sealed record ApiSection(string Heading)
{
    public ImmutableArray<string> Paragraphs { get; init; } = [];

    public TableView? Table { get; init; }

    public ImmutableArray<ApiLink> Links { get; init; } = [];

    public ApiForm? Form { get; init; }

    /// <summary>A form with faults, drafts and groups, where the part has one.</summary>
    public Forms.EditForm? Edit { get; init; }

    public ScreenMap? Map { get; init; }
}

/// <summary>Words that lead somewhere.</summary>
public sealed record ApiLink(string Text, string Address, string? Relation = null);

/// <summary>A form with perhaps some fields, perhaps a choice, and a button.</summary>
public sealed record ApiForm(string Action, string Name, string Label, ImmutableArray<(string Value, string Words)> Choices, string Button, string TokenName, string Token)
{
    /// <summary>What is filled in before the choice.</summary>
    public ImmutableArray<ApiField> Fields { get; init; } = [];

    /// <summary>What is chosen already; null where nothing is.</summary>
    public string? Chosen { get; init; }

    /// <summary>Whether it only asks, so that its answer has an address of its own.</summary>
    public bool IsQuestion { get; init; }
}

/// <summary>A field of a form.</summary>
public sealed record ApiField(string Name, string Label, ApiFieldKind Kind)
{
    /// <summary>Of a field that is a choice.</summary>
    public ImmutableArray<(string Value, string Words)> Choices { get; init; } = [];

    /// <summary>What is filled in already.</summary>
    public string Value { get; init; } = "";

    /// <summary>What tells the field from one of the same name in another form of the page.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Letters at most.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>Said under the field; null where nothing is.</summary>
    public string? Note { get; init; }

    /// <summary>The map that the field is filled in by; null where there is none.</summary>
    public ScreenMap? Map { get; init; }

    public string Id => $"field-{Scope.Trim('/').Replace('/', '-')}{(Scope.Length > 0 ? "-" : "")}{Name}";
}

/// <summary>How a field is filled in.</summary>
public enum ApiFieldKind
{
    Text,
    Lines,
    File,
    Choice,

    /// <summary>Sent, and not shown.</summary>
    Hidden,

    /// <summary>No field: a heading over those that follow.</summary>
    Heading,
}
