using System.Text;
using System.Text.Json;
using Geo.Service.Workbench;

namespace Geo.Tests.Support;

/// <summary>A call of the workbench within the test: <c>./geo stat …</c> with a file and a console of its own.</summary>
public sealed record WorkbenchRun(int ExitCode, string Output, string Error, string JsonText)
{
    /// <summary>What was written, line by line, without the last line's end.</summary>
    public string[] Lines => Output.Length == 0 ? [] : Output.TrimEnd('\n').Split('\n');

    /// <summary>The first line.</summary>
    public string Header => Lines[0];

    /// <summary>The fields of the other lines; for results without quoted fields.</summary>
    public string[][] Rows => [.. Lines.Skip(1).Select(line => line.Split(','))];

    /// <summary>What <c>--json</c> wrote.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(JsonText);

    /// <summary>Runs a method on a CSV text.</summary>
    public static WorkbenchRun Of(string csv, params string[] arguments) => OfFile("input.csv", Encoding.UTF8.GetBytes(csv), arguments);

    /// <summary>Runs a method on a file of any kind: the method first, then its options; <c>--input</c> and
    /// <c>--json</c> are added.</summary>
    public static WorkbenchRun OfFile(string name, byte[] content, params string[] arguments)
    {
        using var folder = new WorkbenchFolder();
        return Call([.. arguments, "--input", folder.Write(name, content), "--json", folder.Path("summary.json")], folder.Path("summary.json"));
    }

    /// <summary>Runs the arguments as they stand.</summary>
    /// <param name="arguments">Those after <c>./geo stat</c>.</param>
    /// <param name="summary">A file for <see cref="Json"/>; null for none.</param>
    public static WorkbenchRun Call(string[] arguments, string? summary = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = StatVerb.Run(arguments, new(output, error, CancellationToken.None));
        return new(exit, output.ToString(), error.ToString(), summary is not null && File.Exists(summary) ? File.ReadAllText(summary) : "null");
    }
}
