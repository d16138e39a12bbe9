using System.Collections.Immutable;
using Geo.Components;

namespace Geo.Service.Documents;

/// <summary>A map of a theme's concentrations, the same in a table, and in a file.</summary>
internal sealed record ConcentrationMapBlock(DrawnMap Map, TableView Numbers, string Basis) : DocumentBlock
{
    public required string CsvAddress { get; init; }

    public required ImmutableArray<ConcentrationRow> Rows { get; init; }
}
