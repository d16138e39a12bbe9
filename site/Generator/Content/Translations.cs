using System.Reflection;
using System.Text.RegularExpressions;

namespace Geo.Generator.Content;

/// <summary>The English for texts that come from the release or the profile, text by text, as translators work: the Swedish
/// text is the key. What is missing is gathered, so that one build names all of it.</summary>
/// <param name="file">Where the municipality writes its own, for the message.</param>
/// <param name="english">English by Swedish text.</param>
public sealed partial class Translations(string file, IReadOnlyDictionary<string, string> english)
{
    /// <summary>Beside the English texts.</summary>
    public const string FileName = "translations.yml";

    private const string Shipped = "content/en/translations.yml";

    // Sentences that the program writes with numbers in them: {1} in the Swedish stands for a number, a day or a code.
    private readonly (Regex Swedish, string English)[] _patterns =
    [
        .. english.Where(entry => Place().IsMatch(entry.Key)).Select(entry => (
            new Regex($"^{Place().Replace(Regex.Escape(entry.Key).Replace("\\{", "{", StringComparison.Ordinal), "(?<n$1>[0-9][0-9A-Z]*(?:-[0-9]+)*)")}$"),
            entry.Value)),
    ];

    private readonly SortedDictionary<string, string> _missing = new(StringComparer.Ordinal);

    /// <summary>The translations that ship with the program, under the municipality's own.</summary>
    /// <exception cref="BuildException">A file is not as it should be, or says the same text twice.</exception>
    public static async Task<Translations> ReadAsync(string contentFolder, CancellationToken cancel)
    {
        var file = Path.Combine(contentFolder, "en", FileName);
        var english = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var shipped = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Shipped)
            ?? throw new InvalidOperationException($"The program has no {Shipped}.")))
        {
            Add(english, await shipped.ReadToEndAsync(cancel), Shipped);
        }

        if (File.Exists(file))
        {
            Add(english, await TextFile.ReadAsync(file, cancel), file);
        }

        return new(file, english);
    }

    /// <summary>Texts that were asked for and are not there.</summary>
    public IReadOnlyCollection<string> Missing => _missing.Keys;

    /// <summary>The English; the Swedish text itself where it is missing, which <see cref="RequireComplete"/> then tells of.</summary>
    /// <param name="swedish">Whole text as it stands in the file.</param>
    /// <param name="where">File and line that it comes from; asked for only where the translation is missing.</param>
    public string Of(string swedish, Func<string> where)
    {
        if (english.TryGetValue(Key(swedish), out var words) || !swedish.Any(char.IsLetter))
        {
            return words ?? swedish;
        }

        foreach (var (pattern, sentence) in _patterns)
        {
            if (pattern.Match(Key(swedish)) is { Success: true } found)
            {
                return Place().Replace(sentence, place => found.Groups[$"n{place.Groups[1].Value}"].Value);
            }
        }

        _missing.TryAdd(swedish, where());
        return swedish;
    }

    /// <summary>Stops the build where a text had no translation.</summary>
    /// <exception cref="BuildException">Names every such text, where it comes from and where its English is to be
    /// written.</exception>
    public void RequireComplete()
    {
        if (_missing.Count > 0)
        {
            throw new BuildException(string.Join('\n', _missing.OrderBy(one => one.Value, StringComparer.Ordinal)
                .Select(one => $"{one.Value}: texten \"{one.Key.ReplaceLineEndings(" ")}\" saknar engelska. Lägg till sv: och en: i {file}.")
                .Append("Ska webbplatsen bara finnas på svenska: skriv languages: [sv] i profile.yml.")));
        }
    }

    // Line feeds are the file's way to fold a text, not a part of it.
    private static string Key(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\{([1-9])\}")]
    private static partial Regex Place();

    private static void Add(Dictionary<string, string> english, string text, string file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Yaml.Read<TranslationEntry[]>(text, file, linesBefore: 0))
        {
            if (!seen.Add(Key(entry.Sv)))
            {
                throw new BuildException($"{file}: texten \"{entry.Sv}\" står två gånger. Ta bort den ena.");
            }

            english[Key(entry.Sv)] = entry.En;
        }
    }
}

/// <summary>A text in both languages.</summary>
public sealed record TranslationEntry
{
    public required string Sv { get; init; }

    public required string En { get; init; }
}
