using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components.Release;

namespace Geo.Generator.Release;

/// <summary>A release that was public before the one that the site is built from: what has been cited keeps its address.</summary>
/// <param name="Files">Every file as it was published; of a withdrawn release only what says that it is withdrawn.</param>
public sealed record EarlierRelease(
    string Id,
    DateOnly CreatedOn,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    string? RegistryNumber,
    ReleaseApproval? Approval,
    PublishedReleaseEvent? Withdrawal,
    ImmutableSortedDictionary<string, byte[]> Files)
{
    private static readonly string[] Halves = [".unfinished", ".replaced"];

    /// <summary>Every release in the folder but <paramref name="current"/>, latest first. Trials and candidates have been public to no
    /// one and are left out.</summary>
    /// <exception cref="BuildException">A folder is no release, is changed, or is another municipality's.</exception>
    public static async Task<ImmutableArray<EarlierRelease>> ListAsync(string archive, ReleaseDescription current, CancellationToken cancel)
    {
        if (!Directory.Exists(archive))
        {
            throw new BuildException($"--archive {archive} finns inte. Ange mappen som släppen ligger i, en mapp för varje.");
        }

        var found = new List<EarlierRelease>();
        // The link "current" points at one of them.
        foreach (var folder in new DirectoryInfo(archive).EnumerateDirectories()
            .Where(folder => folder.LinkTarget is null && folder.Name != current.Id && !Halves.Contains(folder.Extension)))
        {
            if (await ReadAsync(folder.FullName, current.Municipality, cancel) is { } release)
            {
                found.Add(release);
            }
        }

        // The number of the day is not padded: 10 comes after 9.
        return [.. found.OrderByDescending(release => release.CreatedOn).ThenByDescending(release => release.Id.Length).ThenByDescending(release => release.Id, StringComparer.Ordinal)];
    }

    private static async Task<EarlierRelease?> ReadAsync(string folder, string municipality, CancellationToken cancel)
    {
        var files = await ReleaseChecksums.ReadVerifiedAsync(folder, cancel);
        var path = Path.Combine(folder, ReleaseFiles.DataPackage);
        try
        {
            using var package = JsonDocument.Parse(files[ReleaseFiles.DataPackage]);
            var about = package.RootElement.GetProperty("geo").Deserialize<About>(ReleaseFile.Json)!;
            if (about.Municipality != municipality)
            {
                throw new BuildException($"{path}: släppet {about.Id} är kommunen {about.Municipality}s, inte {municipality}s. Flytta det ur mappen.");
            }

            return about.Status is ReleaseStatus.Approved or ReleaseStatus.Withdrawn
                ? new(about.Id, about.CreatedOn, about.PeriodFrom, about.PeriodTo, about.RegistryNumber, about.Approval, about.Withdrawal, files.ToImmutableSortedDictionary(StringComparer.Ordinal))
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException)
        {
            throw new BuildException($"{path}: går inte att läsa som ett släpp. {wrong.Message}", wrong);
        }
    }

    // What all versions of the program have written: the rest of an old release need not be understood.
    private sealed record About(
        string Id, string Municipality, ReleaseStatus Status, DateOnly CreatedOn, DateOnly PeriodFrom, DateOnly PeriodTo,
        string? RegistryNumber = null, ReleaseApproval? Approval = null, PublishedReleaseEvent? Withdrawal = null);
}
