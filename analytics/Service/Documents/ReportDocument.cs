using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;

namespace Geo.Service.Documents;

/// <summary>A document for a council, a board or a working group: all its words and figures, before they become a page.</summary>
public sealed record ReportDocument
{
    /// <summary>The file's name without extension, such as lagesbild.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Who it is about and of what time: one line.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Who may read it.</summary>
    public required string Audience { get; init; }

    /// <summary>True for the invented municipality.</summary>
    public required bool Fictional { get; init; }

    /// <summary>The answer, before the evidence: a sentence each.</summary>
    public required ImmutableArray<string> Answers { get; init; }

    /// <summary>What is not there, with what to do; said first and plainly.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    public required ImmutableArray<DocumentSection> Sections { get; init; }

    /// <summary>True where its tables have more columns than an upright page holds.</summary>
    public bool Wide { get; init; }
}

/// <summary>A part of a document under a heading of its own: a bookmark of the PDF.</summary>
public sealed record DocumentSection(string Heading, ImmutableArray<DocumentBlock> Blocks);

/// <summary>What stands in a section.</summary>
public abstract record DocumentBlock
{
    /// <summary>A heading below that of the section.</summary>
    public static DocumentBlock Heading(string text) => new HeadingBlock(text);

    public static DocumentBlock Text(string text) => new TextBlock(text, null);

    /// <summary>A text with where it comes from.</summary>
    public static DocumentBlock Text(string text, string basis) => new TextBlock(text, basis);

    public static DocumentBlock List(IEnumerable<string> items) => new ListBlock([.. items], null);

    /// <summary>A list with where it comes from.</summary>
    public static DocumentBlock List(IEnumerable<string> items, string basis) => new ListBlock([.. items], basis);

    /// <param name="table">Numbers as words already.</param>
    /// <param name="basis">Source, period, method and run.</param>
    public static DocumentBlock Table(TableView table, string basis) => new TableBlock(table, basis);

    /// <param name="figure">Drawn, with its table below it.</param>
    /// <param name="basis">Source, period, method and run.</param>
    public static DocumentBlock Figure(FigureSeries figure, string basis) => new FigureBlock(figure, basis);
}

public sealed record HeadingBlock(string Words) : DocumentBlock;

public sealed record TextBlock(string Words, string? Basis) : DocumentBlock;

public sealed record ListBlock(ImmutableArray<string> Items, string? Basis) : DocumentBlock;

public sealed record TableBlock(TableView View, string Basis) : DocumentBlock;

public sealed record FigureBlock(FigureSeries Series, string Basis) : DocumentBlock;
