using Geo.Etl.Verbs;

namespace Geo.Etl.Reporting;

/// <summary>Puts a report into its two files, which only their owner may read: they belong to the internal zone.</summary>
internal static class ReportFiles
{
    /// <summary>Where the reports of a municipality lie, beside its sources and never in git.</summary>
    public static string DefaultFolder(string municipality) => Path.Combine(municipality, "reports");

    /// <returns>The page's path; the JSON file stands beside it.</returns>
    public static async Task<string> WriteAsync(LoadReport report, string slug, string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            CreateFolder(folder);
        }

        var page = Path.Combine(folder, $"etl-report-{slug}-{report.Number}.html");
        await WriteAsync(page, LoadReportPage.Of(report), cancel);
        await WriteAsync(Path.ChangeExtension(page, ".json"), JsonSummary.Text(report), cancel);
        return page;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // Written beside and moved into place: nobody reads half a page, and the mode is right from the first byte.
    private static async Task WriteAsync(string path, string text, CancellationToken cancel)
    {
        var part = path + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(part, options))
        {
            await writer.WriteAsync(text.AsMemory(), cancel);
        }

        File.Move(part, path, overwrite: true);
    }
}
