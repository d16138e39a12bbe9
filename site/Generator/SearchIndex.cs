using System.Diagnostics;

namespace Geo.Generator;

/// <summary>The index of the site's words, made by Pagefind: the browser fetches the few pieces that a question needs, and no
/// server is asked.</summary>
internal static class SearchIndex
{
    /// <summary>What the page that searches loads.</summary>
    public const string Script = "/pagefind/pagefind.js";

    /// <exception cref="BuildException">The program is not there, or failed.</exception>
    public static async Task WriteAsync(string program, string folder, CancellationToken cancel)
    {
        if (!File.Exists(program))
        {
            throw new BuildException($"--search {program}: programmet finns inte. Kör ./geo site build --search, som hämtar det.");
        }

        using var process = Process.Start(new ProcessStartInfo(program, ["--site", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
        {
            throw new BuildException($"--search {program}: sökregistret gick inte att göra. {await errors}{await output}");
        }
    }
}
