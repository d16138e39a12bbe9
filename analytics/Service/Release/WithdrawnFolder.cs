using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components.Release;

namespace Geo.Service.Release;

/// <summary>What is left of a release that was taken back: a folder that says when and why, and holds no figure.</summary>
internal static class WithdrawnFolder
{
    /// <summary>Puts the event in the place of the release's files.</summary>
    /// <param name="description">JSON of a release that is withdrawn, as <c>published</c> holds it.</param>
    /// <param name="folder">The release's folder.</param>
    /// <param name="cancel">Stops the writing; the folder is then as it was.</param>
    public static async Task WriteAsync(string description, string folder, CancellationToken cancel)
    {
        var release = JsonSerializer.Deserialize<ReleaseDescription>(description, ReleaseFiles.Json)!;
        if (release.Withdrawal is not { } withdrawal)
        {
            throw new ArgumentException($"Release {release.Id} is not withdrawn.", nameof(description));
        }

        ImmutableArray<PublishedReleaseEvent> events = [withdrawal];
        var resources = ReleaseResources.Table(
            ReleaseFiles.Events, "Återkallelse", "När och varför släppet togs tillbaka.", "Withdrawal", "When and why the release was taken back.", events).ToList();
        var package = DataPackageText.OfWithdrawn(release, resources, release.Fictional ? ReleaseResources.Example + ": " : "");
        await FolderWriter.WriteAsync(
            release.Id, folder, [.. resources.Select(resource => (resource.Path, resource.Bytes)), (ReleaseFiles.DataPackage, FolderWriter.Utf8.GetBytes(package))], cancel);
    }
}
