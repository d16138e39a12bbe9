namespace Geo.Service.Workbench;

/// <summary>What <c>./geo stat --help</c> and <c>./geo stat METHOD --help</c> print.</summary>
internal static class StatHelp
{
    /// <summary>The methods, one a line.</summary>
    public static void WriteMethods(TextWriter output)
    {
        output.WriteLine("./geo stat METOD --input FIL … --out FIL|-    en metod på en fil; ingen databas behövs");
        output.WriteLine();
        var width = StatMethods.All.Max(method => method.Name.Length);
        foreach (var method in StatMethods.All)
        {
            output.WriteLine($"  {method.Name.PadRight(width)}  {method.Summary}");
        }

        output.WriteLine();
        output.WriteLine("./geo stat METOD --help visar metodens val. Sidor om metoderna: analytics/methods/.");
    }

    /// <summary>A method's options, with an example.</summary>
    public static void WriteMethod(TextWriter output, StatMethod method)
    {
        output.WriteLine($"./geo stat {method.Name}");
        output.WriteLine();
        output.WriteLine($"  {method.Summary}");
        WriteOptions(output, "Metodens val:", method.Options, method);
        WriteOptions(output, "Val för alla metoder:", StatOptions.Common, method);
        output.WriteLine();
        output.WriteLine("Exempel:");
        output.WriteLine($"  ./geo stat {method.Name} {method.Example ?? Example(method)}");
    }

    private static void WriteOptions(TextWriter output, string heading, IReadOnlyList<StatOption> options, StatMethod method)
    {
        if (options.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        var width = options.Max(option => option.Name.Length);
        foreach (var option in options)
        {
            List<string> notes = [];
            if (option.FromGeometry)
            {
                notes.Add("kan utelämnas när filen är punkter i GeoJSON eller GeoPackage");
            }
            else if (option.Required)
            {
                notes.Add("måste anges");
            }

            if (option.Choices is { } choices)
            {
                notes.Add(string.Join(" eller ", choices));
            }

            if (option.Default is { } standard)
            {
                notes.Add($"annars {standard}");
            }

            output.WriteLine($"  --{option.Name.PadRight(width)}  {option.Description}{(option.Name == "input" && method.InputAlias is { } alias ? $"; får också skrivas --{alias}" : "")}{(notes.Count > 0 ? $" ({string.Join("; ", notes)})" : "")}");
        }
    }

    private static string Example(StatMethod method) => string.Join(' ', StatOptions.Common.Concat(method.Options)
        .Where(option => option.Required)
        .Select(option => option.IsFlag ? $"--{option.Name}" : $"--{option.Name} {option.Sample ?? option.Choices?[0] ?? option.Default ?? option.Name}")
        .Append("--out -"));
}
