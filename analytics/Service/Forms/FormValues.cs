using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Service.Serving;
using Microsoft.Extensions.Primitives;

namespace Geo.Service.Forms;

/// <summary>What stands in a form's fields, as it was written: a text a path, such as <c>activities[0].target</c>. An empty field has none.</summary>
internal sealed class FormValues
{
    /// <summary>More groups than anyone fills in, so that a made-up post ends.</summary>
    private const int MostGroups = 200;
    private const int LongestText = 10_000;
    private const int LongestLine = 500;

    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    // Where a null letter was posted, which no database keeps: it is taken out, and the text is told to be read again.
    private readonly HashSet<string> _cleaned = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => _texts.Keys;

    public bool IsEmpty => _texts.Count == 0;

    /// <summary>What stands at a path; empty where nothing does.</summary>
    public string this[string path]
    {
        get => _texts.GetValueOrDefault(path, "");
        set
        {
            if (PlainText.Of(value) is { Length: > 0 } text)
            {
                _texts[path] = text;
            }
            else
            {
                _texts.Remove(path);
            }
        }
    }

    /// <summary>What was posted: groups that were left empty, or marked to be removed, are gone.</summary>
    public static FormValues Posted(IFormCollection form, IReadOnlyList<FormField> fields)
    {
        var values = new FormValues();
        values.Take(form, fields, "", "");
        return values;
    }

    /// <summary>What a record says.</summary>
    public static FormValues Of(JsonNode record, IReadOnlyList<FormField> fields)
    {
        var values = new FormValues();
        values.Take(record, fields, "");
        return values;
    }

    /// <summary>As they were kept.</summary>
    public static FormValues Kept(string json)
    {
        var values = new FormValues();
        foreach (var (path, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(json)!)
        {
            values[path] = text;
        }

        return values;
    }

    public string Keep() => JsonSerializer.Serialize(_texts);

    /// <summary>A copy that can be changed.</summary>
    public FormValues Copy() => Kept(Keep());

    /// <summary>How many groups stand at a path.</summary>
    public int Count(string path)
    {
        var count = 0;
        while (count < MostGroups && Has($"{path}[{count}]."))
        {
            count++;
        }

        return count;
    }

    /// <summary>Whether anything stands under a path.</summary>
    public bool Has(string prefix) => _texts.Keys.Any(path => path.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Moves groups from a number on further down.</summary>
    public void Shift(string path, int from, int by)
    {
        for (var i = Count(path) - 1; i >= from; i--)
        {
            var prefix = $"{path}[{i}].";
            foreach (var old in _texts.Keys.Where(one => one.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            {
                _texts[$"{path}[{i + by}].{old[prefix.Length..]}"] = _texts[old];
                _texts.Remove(old);
            }
        }
    }

    /// <summary>The record that they say; what is wrong is told, all of it.</summary>
    public JsonObject Build(IReadOnlyList<FormField> fields, List<FormFault> faults, string prefix = "")
    {
        var record = new JsonObject();
        foreach (var field in fields)
        {
            if (Value(field, prefix + field.Name, faults) is { } value)
            {
                record[field.Name] = value;
            }
        }

        return record;
    }

    private JsonNode? Value(FormField field, string path, List<FormFault> faults)
    {
        if (field.Shape == FieldShape.Many)
        {
            return new JsonArray([.. Enumerable.Range(0, Count(path)).Select(i => (JsonNode)Build(field.Fields, faults, $"{path}[{i}]."))]);
        }

        if (field.Shape == FieldShape.One)
        {
            return field.IsRequired || Has(path + ".") ? Build(field.Fields, faults, path + ".") : null;
        }

        var text = this[path];
        if (_cleaned.Contains(path))
        {
            faults.Add(new(path, new("Ett tecken som inte syns och inte kan sparas (nolltecken) är borttaget. Läs texten och skicka igen.", "A character that shows as nothing and cannot be kept (null) has been taken out. Read the text and send it again.")));
            return null;
        }

        if (text.Length == 0)
        {
            if (field.IsRequired)
            {
                faults.Add(new(path, field.WhenEmpty ?? Missing(field)));
            }

            return field.Shape is FieldShape.Lines or FieldShape.Several ? new JsonArray() : null;
        }

        var longest = field.Longest ?? (field.Shape == FieldShape.Line ? LongestLine : LongestText);
        if (text.Length > longest)
        {
            faults.Add(new(path, new($"Texten är {text.Length} tecken. Korta den till {longest}.", $"The text is {text.Length} characters. Shorten it to {longest}.")));
            return null;
        }

        return Typed(field, text) ?? Wrong(field, path, faults);
    }

    private static JsonNode? Typed(FormField field, string text) => field.Shape switch
    {
        FieldShape.Lines => new JsonArray([.. Lines(text).Select(line => (JsonNode)line)]),
        FieldShape.Several => Lines(text) is var chosen && chosen.All(value => field.Choices.Any(choice => choice.Value == value)) ? new JsonArray([.. chosen.Select(value => (JsonNode)value)]) : null,
        FieldShape.Choice => field.Choices.Any(choice => choice.Value == text) ? JsonValue.Create(text) : null,
        FieldShape.YesNo => text is "true" or "false" ? JsonValue.Create(text == "true") : null,
        FieldShape.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200 ? JsonValue.Create(text) : null,
        FieldShape.Time => TimeOnly.TryParseExact(text, ["HH:mm", "HH.mm", "H:mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? JsonValue.Create(time.ToString("HH:mm", CultureInfo.InvariantCulture)) : null,
        FieldShape.Whole => int.TryParse(Digits(text), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
        FieldShape.Number => decimal.TryParse(Digits(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        _ => JsonValue.Create(text),
    };

    private static Bilingual Missing(FormField field) => field.Shape switch
    {
        FieldShape.Choice or FieldShape.Several or FieldShape.YesNo when field.Label.Swedish.EndsWith('?') => new("Välj ett svar.", "Choose an answer."),
        FieldShape.Choice or FieldShape.Several or FieldShape.YesNo => new($"Välj {Lower(field.Label.Swedish)}.", $"Choose {Lower(field.Label.English)}."),
        FieldShape.Date => new("Fyll i en dag.", "Fill in a day."),
        _ when field.Label.Swedish.EndsWith('?') => new("Fyll i ett svar.", "Fill in an answer."),
        _ => new($"Fyll i {Lower(field.Label.Swedish)}.", $"Fill in {Lower(field.Label.English)}."),
    };

    private static JsonNode? Wrong(FormField field, string path, List<FormFault> faults)
    {
        faults.Add(new(path, field.Shape switch
        {
            FieldShape.Date => new("Skriv en dag som 2026-01-31, tidigast år 1900 och senast 2199.", "Write a day such as 2026-01-31, in the years 1900 to 2199."),
            FieldShape.Time => new("Skriv ett klockslag som 23:15.", "Write a time such as 23:15."),
            FieldShape.Whole => new("Skriv ett heltal, noll eller mer.", "Write a whole number, zero or more."),
            FieldShape.Number => new("Skriv ett tal, till exempel 12,5.", "Write a number, such as 12.5."),
            _ => new("Välj ett av alternativen.", "Choose one of the alternatives."),
        }));
        return null;
    }

    private void Take(IFormCollection form, IReadOnlyList<FormField> fields, string from, string to)
    {
        foreach (var field in fields)
        {
            switch (field.Shape)
            {
                case FieldShape.One:
                    Take(form, field.Fields, $"{from}{field.Name}.", $"{to}{field.Name}.");
                    break;
                case FieldShape.Many:
                    for (int i = 0, kept = 0; i < MostGroups && form.Keys.Any(key => key.StartsWith($"{from}{field.Name}[{i}].", StringComparison.Ordinal)); i++)
                    {
                        if (form[$"{from}{field.Name}[{i}].{Remove}"].Count == 0)
                        {
                            Take(form, field.Fields, $"{from}{field.Name}[{i}].", $"{to}{field.Name}[{kept}].");
                            kept += Has($"{to}{field.Name}[{kept}].") ? 1 : 0;
                        }
                    }

                    break;
                default:
                    var posted = form[from + field.Name];
                    if (posted.ToString().Contains('\0', StringComparison.Ordinal))
                    {
                        _cleaned.Add(to + field.Name);
                    }

                    this[to + field.Name] = Text(posted);
                    break;
            }
        }
    }

    /// <summary>The name of the box that takes a group away.</summary>
    public const string Remove = "remove";

    private void Take(JsonNode record, IReadOnlyList<FormField> fields, string prefix)
    {
        foreach (var field in fields)
        {
            var path = prefix + field.Name;
            switch (record[field.Name])
            {
                case null:
                    break;
                case JsonObject group when field.Shape == FieldShape.One:
                    Take(group, field.Fields, path + ".");
                    break;
                case JsonArray groups when field.Shape == FieldShape.Many:
                    for (var i = 0; i < groups.Count; i++)
                    {
                        Take(groups[i]!, field.Fields, $"{path}[{i}].");
                    }

                    break;
                case JsonArray list:
                    this[path] = string.Join('\n', list.Select(item => item!.ToString()));
                    break;
                case var value when field.Shape == FieldShape.Number:
                    this[path] = value.ToString().Replace('.', ',');
                    break;
                case var value:
                    this[path] = value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value.ToJsonString() : value.ToString();
                    break;
            }
        }
    }

    /// <summary>One field's text as it was posted.</summary>
    public static string Text(StringValues posted) =>
        string.Join('\n', posted.Where(text => !string.IsNullOrWhiteSpace(text))).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal).Trim();

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Digits(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-');

    private static string Lower(string label) => label.Length > 1 && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
