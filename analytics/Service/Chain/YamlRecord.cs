using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Geo.Database;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Geo.Service.Chain;

/// <summary>One record in a YAML file that officials write by hand. Its keys are the contract's property names in
/// camelCase; any other key is refused, so that a misspelt one is never lost in silence.</summary>
/// <remarks>A key without a value counts as absent. Every refusal names file, line and key, and says what to do.
/// </remarks>
internal sealed class YamlRecord
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly string _file;
    private readonly string _path;
    private readonly YamlMappingNode _node;

    private YamlRecord(string file, string path, YamlNode node, Type contract)
    {
        _file = file;
        _path = path;
        _node = node as YamlMappingNode
            ?? throw Refusal(
                file, node.Start.Line, path.TrimEnd('.'), "ska ha nycklar med värden",
                "Skriv nyckel: värde, en per rad.");

        var known = contract.GetProperties()
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToList();
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                throw Refusal(
                    file, key.Start.Line, path + key, "okänd nyckel",
                    $"Rätta stavningen eller ta bort raden. Kända nycklar: {string.Join(", ", known)}.");
            }
        }
    }

    /// <summary>The file's name without folder and extension.</summary>
    public string FileName => Path.GetFileNameWithoutExtension(_file);

    /// <summary>Reads a file that is one record.</summary>
    /// <exception cref="UsageException">The file is missing, is not YAML, or is not what the contract says.</exception>
    public static T ReadFile<T>(string file, Func<YamlRecord, T> build) => build(new(file, "", Root(file), typeof(T)));

    /// <summary>Reads a file that is a list of records, in the file's order.</summary>
    /// <exception cref="UsageException">The file is missing, is not YAML, or is not what the contract says.</exception>
    public static ImmutableArray<T> ReadListFile<T>(string file, Func<YamlRecord, T> build) =>
        Items(file, "", Root(file), typeof(T), build);

    /// <summary>Reads a file that is a list of records of a type that is known at run time.</summary>
    public static ImmutableArray<T> ReadListFile<T>(string file, Type contract, Func<YamlRecord, T> build) => Items(file, "", Root(file), contract, build);

    /// <summary>Reads a record that somebody wrote in a form.</summary>
    /// <param name="name">What its file would be called, without extension.</param>
    /// <exception cref="RecordFault">It is not what the contract says.</exception>
    public static T ReadNode<T>(string name, YamlNode node, Type contract, Func<YamlRecord, T> build) => build(new(name, "", node, contract));

    /// <summary>A key's raw value; null where it is absent or empty.</summary>
    public object? FindKey(string key) => Find(key);

    public string Text(string key) => FindText(key) ?? throw Missing(key);

    public string? FindText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value?.Trim(),
        _ => throw Wrong(key, "ska vara en text", "Ta bort listan eller nycklarna under den."),
    };

    public DateOnly Date(string key) => FindDate(key) ?? throw Missing(key);

    public DateOnly? FindDate(string key) => FindText(key) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var date) => date.Year is >= 1900 and < 2200
            ? date
            : throw Wrong(key, $"{text} ligger inte i vår tid", "Rätta årtalet; det ska vara från 1900 till 2199."),
        var text => throw Wrong(key, $"\"{text}\" är inte ett datum", "Skriv år-månad-dag, till exempel 2026-01-31."),
    };

    public int? FindCount(string key) => FindText(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, Invariant, out var count) => count,
        var text => throw Wrong(
            key, $"\"{text}\" är inte ett antal", "Skriv ett heltal, noll eller mer, utan blanksteg."),
    };

    public decimal Number(string key) => FindNumber(key) ?? throw Missing(key);

    public decimal? FindNumber(string key) => FindText(key) switch
    {
        null => null,
        var text when decimal.TryParse(text, Signed, Invariant, out var number) => number,
        var text => throw Wrong(
            key, $"\"{text}\" är inte ett tal", "Skriv talet med punkt som decimaltecken, till exempel 31.5."),
    };

    public bool YesOrNo(string key) => Text(key) switch
    {
        "true" => true,
        "false" => false,
        var text => throw Wrong(key, $"\"{text}\" är varken ja eller nej", "Skriv true eller false."),
    };

    /// <summary>A word of a closed list, in kebab-case: partly-done.</summary>
    public T Word<T>(string key)
        where T : struct, Enum => Enum.GetValues<T>().First(value => Spelled(value.ToString()) == Word(key, typeof(T)));

    /// <summary>A word of a closed list that is known at run time, as it is spelled.</summary>
    public string Word(string key, Type list)
    {
        var (word, known) = (Text(key), Enum.GetNames(list).Select(Spelled).ToArray());
        return known.Contains(word)
            ? word
            : throw Wrong(key, $"okänt ord \"{word}\"", $"Välj ett av: {string.Join(", ", known)}.");
    }

    /// <summary>An address that a reader's browser can open; null where the key is absent.</summary>
    public string? FindAddress(string key) => FindText(key) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == "https" => text,
        var text => throw Wrong(key, $"\"{text}\" är inte en webbadress", "Skriv hela adressen, från https://."),
    };

    public ImmutableArray<string> Texts(string key)
    {
        var texts = Sequence(key).Select(item => (item as YamlScalarNode)?.Value?.Trim()).ToImmutableArray();
        return texts.Any(string.IsNullOrEmpty)
            ? throw Wrong(
                key, "varje rad i listan ska vara en text",
                "Skriv ett streck och texten. Sätt texten inom citattecken om den har ett kolon.")
            : [.. texts.Select(text => text!)];
    }

    /// <summary>As <see cref="Texts"/>; none where the key is absent.</summary>
    public ImmutableArray<string> FindTexts(string key) => Find(key) is null ? [] : Texts(key);

    public T Record<T>(string key, Func<YamlRecord, T> build) => Record(key, typeof(T), build);

    public T Record<T>(string key, Type contract, Func<YamlRecord, T> build) =>
        build(new(_file, $"{_path}{key}.", Find(key) ?? throw Missing(key), contract));

    public T? FindRecord<T>(string key, Func<YamlRecord, T> build)
        where T : class => Find(key) is null ? null : Record(key, build);

    public ImmutableArray<T> Records<T>(string key, Func<YamlRecord, T> build) => Records(key, typeof(T), build);

    public ImmutableArray<T> Records<T>(string key, Type contract, Func<YamlRecord, T> build) =>
        Items(_file, _path + key, Sequence(key), contract, build);

    /// <summary>What is wrong at a key, and what to do, as the exception to throw.</summary>
    public UsageException Wrong(string key, string problem, string advice)
    {
        var place = _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : _node;
        return Refusal(_file, place.Start.Line, _path + key, problem, advice);
    }

    private static string Spelled(string value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value);

    private static ImmutableArray<T> Items<T>(string file, string path, YamlNode list, Type contract, Func<YamlRecord, T> build) =>
        list is YamlSequenceNode sequence
            ? [.. sequence.Select((item, index) => build(new(file, $"{path}[{index + 1}].", item, contract)))]
            : throw Refusal(
                file, list.Start.Line, path, "ska vara en lista",
                "Skriv ett streck framför varje post, eller [] när listan är tom.");

    private static YamlNode Root(string file)
    {
        try
        {
            using var text = new StringReader(StrictText.Read(file));
            var stream = new YamlStream();
            stream.Load(text);
            return stream.Documents is [var document]
                ? document.RootNode
                : throw Refusal(
                    file, 1, "", $"{stream.Documents.Count} dokument i filen", "Skriv ett dokument per fil.");
        }
        catch (YamlException wrong)
        {
            throw new UsageException(
                $"{file}, rad {wrong.Start.Line}: går inte att läsa som YAML. "
                    + "Kontrollera indrag, kolon och citattecken, och att ingen nyckel står två gånger.",
                wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{file}: filen går inte att öppna. Kontrollera sökvägen och rättigheterna.", wrong);
        }
    }

    private static RecordFault Refusal(string file, long line, string key, string problem, string advice) =>
        new($"{file}, rad {line}{(key.Length > 0 ? $", {key}" : "")}: {problem}. {advice}", key, problem);

    private YamlNode? Find(string key) =>
        _node.Children.TryGetValue(new YamlScalarNode(key), out var node)
            && node is not YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" }
            ? node
            : null;

    private YamlSequenceNode Sequence(string key) => (Find(key) ?? throw Missing(key)) as YamlSequenceNode
        ?? throw Wrong(key, "ska vara en lista", "Skriv ett streck framför varje post, eller [] när listan är tom.");

    private UsageException Missing(string key) =>
        Wrong(key, "nyckeln saknas eller är tom", "Lägg till den med ett värde.");
}
