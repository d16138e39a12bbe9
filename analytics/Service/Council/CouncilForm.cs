using System.Collections.Immutable;

namespace Geo.Service.Council;

/// <summary>A form of the council's pages.</summary>
/// <param name="Id">Unique on its page.</param>
/// <param name="Heading">What it does.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Button">What its button says.</param>
public sealed record CouncilForm(string Id, string Heading, string Action, string Button)
{
    /// <summary>Whether it only asks, so that the answer has an address of its own.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Under the heading.</summary>
    public string? Lead { get; init; }

    public ImmutableArray<CouncilField> Fields { get; init; } = [];

    /// <summary>What is wrong with what was sent, said before the fields: field and words. What was written is kept.</summary>
    public ImmutableArray<(string Field, string Words)> Faults { get; init; } = [];
}

/// <summary>A field of a form.</summary>
public sealed record CouncilField(string Name, string Label, CouncilFieldKind Kind)
{
    public ImmutableArray<(string Value, string Words)> Choices { get; init; } = [];

    /// <summary>What is filled in: one, or of checks several.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether the form cannot be kept without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Beside the label: what it is used for.</summary>
    public string? Hint { get; init; }

    public string Value => Values is [var one, ..] ? one : "";
}

/// <summary>How a field is filled in.</summary>
public enum CouncilFieldKind
{
    Text,
    Lines,
    Day,
    Choice,
    Checks,
    Hidden,
}
