using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>Somebody who has signed in to the desk. What they may do is said by the municipality's own sign-in at each time, and kept here only to be
/// read.</summary>
public sealed class DeskPerson
{
    /// <summary>A pseudonym, which only who holds the desk's secret can make from an account: the log knows people by it alone.</summary>
    public required string Id { get; init; }

    /// <summary>The name that the sign-in gave; empty once it has been taken away. Stands nowhere else.</summary>
    public required string Name { get; set; }

    /// <summary>The roles that they had when they last signed in.</summary>
    public required string[] Roles { get; set; }

    public required DateTime FirstSeenAt { get; init; }

    public required DateTime LastSeenAt { get; set; }
}

/// <summary>A key by which a partner's program reports (<i>nyckel</i>). The key itself is shown once and stored nowhere.</summary>
public sealed class ApiKey
{
    /// <summary>The part of the key that can be told: 12 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Municipality { get; init; }

    /// <summary>The organisation that it reports for, and whose reports it sees.</summary>
    public required string Reporter { get; init; }

    /// <summary>What it may do: reporter, and nothing else yet.</summary>
    public required string Scope { get; init; }

    /// <summary>The key's HMAC-SHA256 by the desk's secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The pseudonym of who made it.</summary>
    public required string MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was taken back; null while it is valid.</summary>
    public DateTime? RevokedAt { get; set; }
}

internal sealed class SignInConfiguration : IEntityTypeConfiguration<DeskPerson>, IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<DeskPerson> person)
    {
        person.ToTable("person", GeoSchema.Work);
        person.HasKey(p => p.Id);
    }

    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_key", GeoSchema.Work);
        key.HasKey(k => k.Id);
        key.HasIndex(k => k.Municipality);
    }
}
