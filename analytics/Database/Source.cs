using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>A source of a municipality: who publishes it, on what terms, and what its reader must know.</summary>
public sealed class Source
{
    public required string Municipality { get; init; }

    /// <summary>The name of its mapping, such as damage-register.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public required string Terms { get; init; }

    /// <summary>Null where there is nothing to warn of.</summary>
    public string? Note { get; init; }

    /// <summary>Whether its figures for the whole municipality may leave the internal zone: set by hand in the mapping.</summary>
    public required bool Publishable { get; init; }

    /// <summary>JSON: the words that a report at the desk may say what happened by, each with its kind; null where the desk takes no reports for the
    /// source.</summary>
    public string? ReportWords { get; init; }
}

/// <summary>A file of a source that has been loaded, and what became of its rows: read = accepted + rejected.</summary>
public sealed class Delivery
{
    public required string Municipality { get; init; }

    public required string Source { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>The sha256 of the file, the mapping and the lists it leans on, and of the reader's version: the same again is not
    /// loaded again.</summary>
    public required string Fingerprint { get; init; }

    public required DateOnly DeliveredOn { get; init; }

    public required int RowsRead { get; init; }

    public required int RowsAccepted { get; init; }

    public required int RowsRejected { get; init; }

    /// <summary>The sha256 of the file alone: of two versions of a row delivered on one day the higher wins.</summary>
    public required string FileHash { get; init; }

    /// <summary>Rows placed by the coordinates that they carry.</summary>
    public required int RowsPlacedByPoint { get; init; }

    /// <summary>Rows placed by a name or an address that the gazetteer has.</summary>
    public required int RowsPlacedByName { get; init; }

    /// <summary>Rows without a place, or with one that the gazetteer lacks.</summary>
    public required int RowsWithoutPlace { get; init; }
}

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>, IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.ToTable("source", GeoSchema.Core);
        source.HasKey(s => new { s.Municipality, s.Id });
        source.Property(s => s.ReportWords).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("delivery", GeoSchema.Core, table =>
            table.HasCheckConstraint("read_is_accepted_and_rejected", "rows_read = rows_accepted + rows_rejected"));
        delivery.HasKey(d => new { d.Municipality, d.Source, d.File, d.DeliveredOn });
    }
}
