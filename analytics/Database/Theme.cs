using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Geo.Database;

/// <summary>What a municipality follows: a set of kinds of incident, or of offence codes.</summary>
public sealed class Theme
{
    public required string Municipality { get; init; }

    /// <summary>Such as violence, damage, insecurity.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One Swedish sentence: what is in it and what is not.</summary>
    public required string Description { get; init; }

    /// <summary>What the theme's incidents are held against.</summary>
    public Denominator Denominator { get; init; }

    /// <summary>Counted for the whole municipality and whole years alone, whoever looks: violence in close relationships, sexual
    /// offences, hate crime, offences against children.</summary>
    public bool NeverMapped { get; init; }

    /// <summary>The theme's place among the others.</summary>
    public required int Position { get; init; }
}

/// <summary>A kind of incident that belongs to a theme.</summary>
public sealed class ThemeKind
{
    public required string Municipality { get; init; }

    public required string Theme { get; init; }

    /// <summary>A code of <see cref="IncidentKind"/>.</summary>
    public required string Kind { get; init; }
}

/// <summary>An offence code (<i>brottskod</i>) that belongs to a theme.</summary>
public sealed class ThemeOffenceCode
{
    public required string Municipality { get; init; }

    public required string Theme { get; init; }

    /// <summary>Four digits, such as 1210.</summary>
    public required string OffenceCode { get; init; }
}

internal sealed class ThemeConfiguration
    : IEntityTypeConfiguration<Theme>, IEntityTypeConfiguration<ThemeKind>, IEntityTypeConfiguration<ThemeOffenceCode>
{
    public void Configure(EntityTypeBuilder<Theme> theme)
    {
        theme.ToTable("theme", GeoSchema.Core);
        theme.HasKey(t => new { t.Municipality, t.Id });
        theme.Property(t => t.Denominator).HasDefaultValue(Denominator.Residents);
        theme.Property(t => t.NeverMapped).HasDefaultValue(false);
    }

    public void Configure(EntityTypeBuilder<ThemeKind> kind)
    {
        kind.ToTable("theme_kind", GeoSchema.Core);
        kind.HasKey(k => new { k.Municipality, k.Theme, k.Kind });
        kind.HasOne<Theme>().WithMany().HasForeignKey(k => new { k.Municipality, k.Theme });
    }

    public void Configure(EntityTypeBuilder<ThemeOffenceCode> code)
    {
        code.ToTable("theme_offence_code", GeoSchema.Core);
        code.HasKey(c => new { c.Municipality, c.Theme, c.OffenceCode });
        code.HasOne<Theme>().WithMany().HasForeignKey(c => new { c.Municipality, c.Theme });
    }
}
