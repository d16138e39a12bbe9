using System.Collections.Immutable;
using Geo.Service.Serving;

namespace Geo.Service.Forms;

/// <summary>What a form asks for: a text, a day, a choice, or a group of such.</summary>
/// <param name="Name">As the record has it, such as nextFollowUpOn.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Shape">How it is written.</param>
internal sealed record FormField(string Name, Bilingual Label, FieldShape Shape)
{
    /// <summary>How to write it, where that is not plain; null where it is.</summary>
    public Bilingual? Hint { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What is said where it is required and empty; null for the usual words.</summary>
    public Bilingual? WhenEmpty { get; init; }

    /// <summary>The most characters that its text may have; null where its shape says it.</summary>
    public int? Longest { get; init; }

    /// <summary>Of a field that is a choice.</summary>
    public ImmutableArray<(string Value, Bilingual Words)> Choices { get; init; } = [];

    /// <summary>Of a field that is a group.</summary>
    public ImmutableArray<FormField> Fields { get; init; } = [];
}

/// <summary>How a field is written.</summary>
public enum FieldShape
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>Text of several lines.</summary>
    Text,

    /// <summary>A text a line.</summary>
    Lines,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An hour and a minute.</summary>
    Time,

    /// <summary>A whole number, zero or more.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>One of some.</summary>
    Choice,

    /// <summary>Any of some.</summary>
    Several,

    /// <summary>Yes, no or unknown.</summary>
    YesNo,

    /// <summary>A group of fields.</summary>
    One,

    /// <summary>Groups of fields, as many as there are.</summary>
    Many,
}

/// <summary>What is wrong with a field.</summary>
/// <param name="Path">Such as <c>activities[0].target</c>; empty for the form whole.</param>
/// <param name="Words">What to do about it.</param>
internal sealed record FormFault(string Path, Bilingual Words);
