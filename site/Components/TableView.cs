using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Components;

/// <summary>A table as readers see it: all its cells are already words.</summary>
public sealed record TableView
{
    /// <summary>Unique on its page.</summary>
    public required string Id { get; init; }

    public required string Caption { get; init; }

    public required ImmutableArray<TableColumn> Columns { get; init; }

    public required ImmutableArray<TableRow> Rows { get; init; }

    /// <summary>Notes under the table.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A column: numbers stand to the right; days and years are not broken over two lines.</summary>
public sealed record TableColumn(string Title, bool IsNumber, bool IsTime = false);

/// <summary>A row; its first cell is its head. A code says which area the row is about, so that it can be tied to the map;
/// null for others.</summary>
public sealed record TableRow(ImmutableArray<TableCell> Cells, bool IsTotal = false, string? Code = null);

/// <summary>A cell's words, with where they lead.</summary>
public sealed record TableCell(string Text, string? Address = null, FigureMark Mark = FigureMark.Published);
