using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>A promise to the residents (<i>medborgarlöfte</i>) as the desk keeps it.</summary>
public sealed class Promise
{
    public required string Municipality { get; init; }

    /// <summary>Year and number, such as 2026-1.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>JSON: the promise whole, with its activities, results, effects and events.</summary>
    public required string Document { get; init; }
}

/// <summary>A measure (<i>åtgärd</i>) as the desk keeps it.</summary>
public sealed class Measure
{
    public required string Municipality { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Such as external-7.</summary>
    public required string FocusArea { get; init; }

    /// <summary>JSON: the measure whole, with the finding that it answers.</summary>
    public required string Document { get; init; }
}

/// <summary>Another link of the chain of evidence as the desk keeps it: a finding, a priority, a meeting.</summary>
public sealed class ChainLink
{
    public required string Municipality { get; init; }

    /// <summary>Such as finding: the name of its kind, and of its file.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>Its place in the file, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>JSON: the record whole.</summary>
    public required string Document { get; init; }
}

/// <summary>A report that the desk has taken in from a partner: a source like any other to the ETL.</summary>
public sealed class IncidentReport
{
    public long Id { get; init; }

    public required string Municipality { get; init; }

    public required string Reporter { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>The reporter's own number for it, unique with the reporter: the same sent again is known again.</summary>
    public required string Reference { get; init; }

    /// <summary>JSON: the report in the reporter's fields, personal data masked.</summary>
    public required string Document { get; init; }

    /// <summary>What the coordinator answered (<i>återkoppling</i>); null while nobody has.</summary>
    public string? Feedback { get; set; }

    public DateTime? FeedbackAt { get; set; }

    /// <summary>The finding that it led to; null where it led to none.</summary>
    public string? Finding { get; set; }
}

/// <summary>A record of the chain as it stood after a change, written by PostgreSQL itself whoever made the change: nothing that was is lost.</summary>
public sealed class Revision
{
    public required string Municipality { get; init; }

    /// <summary>promises, measures, or the kind of a <see cref="ChainLink"/>.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>JSON: the record whole.</summary>
    public required string Document { get; init; }

    /// <summary>As <see cref="AuditEvent.Person"/>.</summary>
    public required string Person { get; init; }

    public required string Role { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>What somebody has written in a form and not handed in yet.</summary>
public sealed class Draft
{
    public required string Municipality { get; init; }

    /// <summary>Whose, as <see cref="AuditEvent.Person"/>: nobody else sees it.</summary>
    public required string Person { get; init; }

    /// <summary>The address of the form.</summary>
    public required string Form { get; init; }

    /// <summary>JSON: a text a field, as it was written, personal data masked.</summary>
    public required string Values { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>Who did what, when and why. Can be added to, never changed.</summary>
public sealed class AuditEvent
{
    public long Id { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The municipality's code; empty for what is about none, such as signing in.</summary>
    public required string Municipality { get; init; }

    public required string Role { get; init; }

    /// <summary>Who, as a pseudonym: <see cref="DeskPerson.Id"/>, <c>key:</c> and the id of an <see cref="ApiKey"/>, or <c>command</c> for a verb that was
    /// run on the server.</summary>
    public string Person { get; init; } = "command";

    /// <summary>Such as approved-release.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, such as promise/2026-1 or an address.</summary>
    public required string Subject { get; init; }

    public string? Reason { get; init; }

    /// <summary>The transaction that wrote it, by which PostgreSQL sees that a change has its line.</summary>
    public ulong Transaction { get; init; }
}

internal sealed class WorkConfiguration
    : IEntityTypeConfiguration<Promise>, IEntityTypeConfiguration<Measure>, IEntityTypeConfiguration<ChainLink>,
      IEntityTypeConfiguration<IncidentReport>, IEntityTypeConfiguration<AuditEvent>, IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Promise> promise)
    {
        promise.ToTable("promise", GeoSchema.Work);
        promise.HasKey(p => new { p.Municipality, p.Id });
        promise.Property(p => p.Document).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Measure> measure)
    {
        measure.ToTable("measure", GeoSchema.Work);
        measure.HasKey(m => new { m.Municipality, m.Id });
        measure.Property(m => m.Document).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<ChainLink> link)
    {
        link.ToTable("chain_link", GeoSchema.Work);
        link.HasKey(l => new { l.Municipality, l.Kind, l.Id });
        link.Property(l => l.Document).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<IncidentReport> report)
    {
        report.ToTable("incident_report", GeoSchema.Work);
        report.HasKey(r => r.Id);
        report.Property(r => r.Id).UseIdentityAlwaysColumn();
        report.Property(r => r.Document).HasColumnType("jsonb");
        report.HasIndex(r => new { r.Municipality, r.Reporter, r.Reference }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("revision", GeoSchema.Work);
        revision.HasKey(r => new { r.Municipality, r.Kind, r.Id, r.Number });
        revision.Property(r => r.Document).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("draft", GeoSchema.Work);
        draft.HasKey(d => new { d.Municipality, d.Person, d.Form });
        draft.Property(d => d.Values).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<AuditEvent> happening)
    {
        happening.ToTable("event", GeoSchema.Audit);
        happening.HasKey(e => e.Id);
        happening.Property(e => e.Id).UseIdentityAlwaysColumn();
        happening.HasIndex(e => new { e.Municipality, e.At });
        happening.HasIndex(e => new { e.Person, e.At });
        happening.HasIndex(e => e.Transaction);
        happening.Property(e => e.Person).HasDefaultValue("command");
        happening.Property(e => e.Transaction).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
    }
}
