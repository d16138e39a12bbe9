using System.Threading.Channels;

namespace Geo.Generator.Serving;

/// <summary>Builds again when a text or the release changes, and tells the open pages.</summary>
/// <param name="release">The release's folder.</param>
/// <param name="content">The content folder.</param>
/// <param name="site">Where the site is built.</param>
/// <param name="extras">What it has besides.</param>
/// <param name="reload">Who is told.</param>
internal sealed class SitePreview(string release, string content, string site, SiteExtras extras, LiveReload reload)
{
    // An editor saves in several steps: wait until it is quiet.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>Goes on until it is told to stop. What is wrong is said, and the last good site stays.</summary>
    /// <param name="say">Where to say how it went.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task WatchAsync(Action<string> say, CancellationToken cancel)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var texts = Watcher(content, changes);
        using var figures = Watcher(release, changes);
        await foreach (var _ in changes.Reader.ReadAllAsync(cancel))
        {
            await Task.Delay(Quiet, cancel);
            changes.Reader.TryRead(out var _);
            try
            {
                var result = await SiteBuilder.BuildAsync(release, content, site, cancel, extras);
                say($"byggd     {result.Pages} sidor, {result.Faults.Length} fel{string.Concat(result.Faults.Take(20).Select(fault => $"\n{fault}"))}");
                reload.Tell();
            }
            catch (BuildException wrong)
            {
                say(wrong.Message);
            }
        }
    }

    private static FileSystemWatcher Watcher(string folder, Channel<bool> changes)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        void Changed(object sender, FileSystemEventArgs what) => changes.Writer.TryWrite(true);
        watcher.Changed += Changed;
        watcher.Created += Changed;
        watcher.Deleted += Changed;
        watcher.Renamed += Changed;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
