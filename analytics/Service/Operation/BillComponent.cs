using System.Collections.Immutable;

namespace Geo.Service.Operation;

/// <summary>One thing that the system is made of or made with, as its bill of materials has it.</summary>
internal sealed record BillComponent
{
    /// <summary>What others call it by: its package URL, or for a part of our own a name.</summary>
    public required string Reference { get; init; }

    /// <summary>application or library.</summary>
    public required string Type { get; init; }

    /// <summary>The npm scope, such as @formatjs; null where it has none.</summary>
    public string? Group { get; init; }

    public required string Name { get; init; }

    /// <summary>Null for a part of our own, whose version is that of the whole.</summary>
    public string? Version { get; init; }

    /// <summary>Whether a program of ours runs with it; false for what only builds, tests and measures.</summary>
    public required bool IsRun { get; init; }

    /// <summary>SHA-512 of the package in lower case, as the lock file has it; null for a part of our own.</summary>
    public string? Sha512 { get; init; }

    /// <summary>Under which licence; null where the package does not say, or is not here to be asked.</summary>
    public BillLicence? Licence { get; init; }

    /// <summary>References of what it needs.</summary>
    public required ImmutableSortedSet<string> Needs { get; init; }

    /// <summary>The same package from two lock files as one.</summary>
    public BillComponent With(BillComponent other) => this with { IsRun = IsRun || other.IsRun, Licence = Licence ?? other.Licence, Needs = Needs.Union(other.Needs) };
}

/// <summary>A licence: an SPDX expression such as MIT OR Apache-2.0, else the words that the package has.</summary>
internal sealed record BillLicence(string Text, bool IsExpression);
