using System.Diagnostics;
using Geo.Database;
using Geo.Statistics;

namespace Geo.Service.Workbench;

/// <summary>One call of a method: what the user gave, the files, the clock of the computing, and the output.</summary>
internal sealed class StatCall
{
    private readonly Dictionary<string, string> _given;
    private readonly StatConsole _console;
    private readonly StatSummary _summary = new();
    private readonly Computing _computing;
    private StatTable? _input;

    /// <param name="method">The method called.</param>
    /// <param name="given">The options of the call, by name without dashes; flags with an empty value.</param>
    /// <param name="console">Where to write.</param>
    public StatCall(StatMethod method, Dictionary<string, string> given, StatConsole console)
    {
        (Method, _given, _console) = (method, given, console);
        _computing = new(Has("threads") ? Integer("threads", atLeast: 1, atMost: 1_024) : Environment.ProcessorCount, console.Cancel);
    }

    public StatMethod Method { get; }

    /// <summary>The seed of everything random: <c>--seed</c>.</summary>
    public long Seed => long.TryParse(Text("seed"), out var seed) ? seed : throw Wrong("seed", $"”{Text("seed")}” är inget heltal");

    /// <summary>The coordinate system of <c>--crs</c>; null where nothing is said.</summary>
    public int? Crs => Has("crs") ? Epsg("crs") : null;

    /// <summary>Whether the user gave the option.</summary>
    public bool Has(string option) => _given.ContainsKey(option);

    public bool Flag(string option) => Has(option);

    /// <summary>As the user wrote it, or its default.</summary>
    public string Text(string option) => _given.GetValueOrDefault(option) ?? Option(option).Default ?? throw Wrong(option, "saknas");

    /// <summary>The column that an option names; the points of the file for <c>--x</c> and <c>--y</c> left out.</summary>
    public string Column(string option)
    {
        if (!Has(option) && Option(option).FromGeometry && _input is { HasGeometry: true })
        {
            return _input.FirstWithoutPoint is not { } row
                ? option == "y" ? StatTable.GeometryY : StatTable.GeometryX
                : throw Wrong(option, $"saknas, och {_input.Where(row)} i filen är ingen punkt. Ange kolumnerna med koordinaterna, eller ta bort objektet");
        }

        var column = Text(option);
        if (option == "y" && column == _given.GetValueOrDefault("x"))
        {
            throw Wrong(option, $"är samma kolumn som --x ({column})");
        }

        return _input is null || _input.Has(column) ? column : throw Wrong(option, _input.Missing(column));
    }

    /// <summary>The words of an option, parted by commas.</summary>
    public string[] Words(string option) => Text(option).Split(',', StringSplitOptions.TrimEntries);

    /// <summary>The numbers of an option, parted by commas.</summary>
    public double[] Numbers(string option) =>
        [.. Words(option).Select(word => StatNumber.TryParse(word, out var number) ? number : throw Wrong(option, $"”{word}” är inget tal. Skriv tal med decimalpunkt och komma emellan"))];

    /// <summary>A finite number within bounds.</summary>
    public double Number(string option, double atLeast = double.MinValue, double atMost = double.MaxValue, double above = double.NegativeInfinity)
    {
        var text = Text(option);
        var number = StatNumber.TryParse(text, out var parsed) ? parsed : throw Wrong(option, $"”{text}” är inget tal (med decimalpunkt)");
        return number >= atLeast && number <= atMost && number > above
            ? number
            : throw Wrong(option, $"{text} går inte; talet ska vara {string.Join(" och ", Bounds(atLeast, atMost, above))}");
    }

    private static IEnumerable<string> Bounds(double atLeast, double atMost, double above)
    {
        if (above > double.NegativeInfinity)
        {
            yield return $"över {StatNumber.Text(above)}";
        }

        if (atLeast > double.MinValue)
        {
            yield return $"minst {StatNumber.Text(atLeast)}";
        }

        if (atMost < double.MaxValue)
        {
            yield return $"högst {StatNumber.Text(atMost)}";
        }
    }

    /// <summary>A whole number within bounds.</summary>
    public int Integer(string option, int atLeast = int.MinValue, int atMost = int.MaxValue)
    {
        var number = Number(option, atLeast, atMost);
        return number == Math.Floor(number) ? (int)number : throw Wrong(option, $"{Text(option)} är inget heltal");
    }

    /// <summary>A day: a number or a date, as <see cref="StatDay"/> counts.</summary>
    public double Day(string option) =>
        StatDay.TryParse(Text(option), out var day) ? day : throw Wrong(option, $"”{Text(option)}” är varken antal dygn eller ett datum som 2026-05-31");

    /// <summary>The number of a coordinate system: <c>EPSG:3006</c> or <c>3006</c>.</summary>
    public int Epsg(string option)
    {
        var text = Text(option);
        var digits = text.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
        return int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var number) && number is >= 1_024 and <= 32_767
            ? number
            : throw Wrong(option, $"”{text}” är inget koordinatsystem i EPSG:s register. Skriv till exempel EPSG:3006");
    }

    /// <summary>Refuses to write over a file that the call reads, or to write one file twice.</summary>
    /// <exception cref="UsageException">Two options name the same file, one of them to write it.</exception>
    public void RequireOwnFiles()
    {
        var files = ((string[])["input", "weights", "events", "out", "json"]).Where(option => _given.GetValueOrDefault(option, "-") != "-")
            .Select(option => (Option: option, Path: RealPath.Of(Text(option)))).ToArray();
        foreach (var written in files.Where(file => file.Option is "out" or "json"))
        {
            OutputFile.Check(written.Option, Text(written.Option));
            if (files.FirstOrDefault(file => file.Option != written.Option && file.Path == written.Path).Option is { } other)
            {
                throw Wrong(written.Option, $"är samma fil som --{other}. Ange en annan");
            }
        }
    }

    /// <summary>The whole file of an option.</summary>
    /// <exception cref="UsageException">It is missing, empty, of another kind or broken.</exception>
    public StatTable ReadTable(string option = "input")
    {
        if (option != "input")
        {
            return StatInput.Read(Text(option), layer: null, crs: null);
        }

        _input = StatInput.Read(Text(option), _given.GetValueOrDefault("layer"), Crs);
        Count("rows_read", _input.Count);
        return _input;
    }

    /// <summary>Refuses degrees.</summary>
    /// <exception cref="UsageException">The coordinates are degrees, or in the system of web maps.</exception>
    public void RequireMetres(double[] x, double[] y)
    {
        if (DegreeCheck.Find(_input?.Crs ?? Crs, x, y, _given.GetValueOrDefault("x", ""), _given.GetValueOrDefault("y", "")) is { } reason)
        {
            throw new UsageException($"{Text("input")}: {reason}, men {Method.Name} räknar i meter. Räkna om dem med ./geo stat transform, eller skriv --crs EPSG:3006 om talen är meter i SWEREF 99 TM.");
        }
    }

    /// <summary>Computes, and adds the time to <c>seconds_compute</c>.</summary>
    public T Compute<T>(Func<Computing, T> compute)
    {
        var clock = Stopwatch.StartNew();
        var result = compute(_computing);
        _summary.SecondsCompute += clock.Elapsed.TotalSeconds;
        return result;
    }

    /// <summary>Writes the result: once a call.</summary>
    /// <param name="columns">The header.</param>
    /// <param name="rows">Doubles in full precision; NaN, infinity and null are empty fields.</param>
    public void Write(IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var path = Text("out");
        if (path == "-")
        {
            WriteRows(_console.Output, columns, rows);
            _console.Output.Flush();
            return;
        }

        OutputFile.Write("out", path, output => WriteRows(output, columns, rows));
    }

    /// <summary>Writes the columns of the input as they stood, and those that were computed after them.</summary>
    /// <param name="table">The input.</param>
    /// <param name="added">The names of the computed columns.</param>
    /// <param name="compute">The computed fields of a row.</param>
    /// <exception cref="UsageException">The input already has a column of that name.</exception>
    public void WriteBeside(StatTable table, IReadOnlyList<string> added, Func<int, object?[]> compute)
    {
        if (added.FirstOrDefault(table.Has) is { } taken)
        {
            throw new UsageException($"{Text("input")} har redan en kolumn {taken}, som {Method.Name} ska skriva. Byt namn på den i filen.");
        }

        Write([.. table.Columns, .. added], Enumerable.Range(0, table.Count).Select(row => (object?[])[.. table.Row(row), .. compute(row)]));
    }

    /// <summary>A count for <c>--json</c>.</summary>
    public void Count(string name, long number) => _summary.Count(name, number);

    /// <summary>Why a field is empty, for <c>--json</c>; in Swedish, without a full stop.</summary>
    public void Undefined(string column, string reason) => _summary.Undefined(column, reason);

    /// <summary>A user's mistake in an option.</summary>
    public UsageException Wrong(string option, string message) => new($"--{option}: {message}. Se ./geo stat {Method.Name} --help.");

    /// <summary>Writes the summary where <c>--json</c> says.</summary>
    internal void WriteSummary()
    {
        if (!Has("json"))
        {
            return;
        }

        if (Text("json") == "-")
        {
            WriteSummary(Text("out") == "-" ? _console.Error : _console.Output);
        }
        else
        {
            OutputFile.Write("json", Text("json"), WriteSummary);
        }
    }

    private void WriteSummary(TextWriter output)
    {
        var parameters = StatOptions.Common.Concat(Method.Options).Where(option => option.Name is not ("threads" or "json" or "seed"))
            .Select(option => KeyValuePair.Create(option.Name, option.IsFlag ? Has(option.Name) ? "1" : "0" : _given.GetValueOrDefault(option.Name) ?? option.Default))
            .Where(parameter => parameter.Value is not null).Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value!));
        _summary.Write(output, Method.Name, parameters, Method.Options.Any(option => option.Name == "seed") ? Seed : null, _computing.Threads);
        output.Flush();
    }

    private void WriteRows(TextWriter output, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        CsvOutput.WriteRow(output, columns);
        var explained = columns.Where(_summary.Explains).ToHashSet();
        var count = 0L;
        foreach (var row in rows)
        {
            if (row.Length != columns.Count)
            {
                throw new ArgumentException($"A row of {row.Length} fields under {columns.Count} columns.", nameof(rows));
            }

            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is double number && !double.IsFinite(number) && !explained.Contains(columns[i]))
                {
                    Undefined(columns[i], "går inte att räkna ut för dessa värden");
                }
            }

            CsvOutput.WriteRow(output, row);
            count++;
        }

        Count("rows_written", count);
    }

    private StatOption Option(string name) => StatOptions.Common.Concat(Method.Options).FirstOrDefault(option => option.Name == name)
        ?? throw new ArgumentException($"The method {Method.Name} has no option {name}.", nameof(name));
}
