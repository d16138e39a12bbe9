using System.Collections.Immutable;
using Geo.Components;

namespace Geo.Service.Forms;

/// <summary>Makes a form of what it asks for, what stands in it, and what is wrong.</summary>
/// <param name="language">The reader's.</param>
/// <param name="values">What stands in it.</param>
internal sealed class EditFormMaker(Language language, FormValues values)
{
    /// <summary>What is wrong; the first of each field is shown beside it.</summary>
    public IReadOnlyList<FormFault> Faults { get; init; } = [];

    /// <summary>What somebody else has saved meanwhile.</summary>
    public IReadOnlyList<FormDifference> Differences { get; init; } = [];

    /// <summary>What tells its fields from those of another form of the page.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The path of the groups that one is to be added to; null where none is.</summary>
    public string? Add { get; init; }

    public ImmutableArray<EditField> Fields(IReadOnlyList<FormField> fields, string prefix = "") => [.. fields.Select(field => Field(field, prefix + field.Name))];

    /// <summary>Faults that belong to no field of the form.</summary>
    public ImmutableArray<string> Others(IReadOnlyList<FormField> fields)
    {
        var paths = Fields(fields).SelectMany(field => field.All()).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        return [.. Faults.Where(fault => !paths.Contains(fault.Path)).Select(fault => fault.Words.In(language))];
    }

    private EditField Field(FormField field, string path) => new(path, field.Label.In(language), field.Shape, values[path])
    {
        Scope = Scope,
        Hint = field.Hint?.In(language),
        IsRequired = field.IsRequired,
        Fault = Faults.FirstOrDefault(fault => fault.Path == path)?.Words.In(language),
        Theirs = Differences.FirstOrDefault(difference => difference.Path == path && difference.IsConflict) is { } conflict ? Said(field, conflict.Theirs) : null,
        Choices = [.. field.Choices.Select(choice => (choice.Value, choice.Words.In(language)))],
        Groups = field.Shape switch
        {
            FieldShape.One => [Fields(field.Fields, path + ".")],
            FieldShape.Many => [.. Enumerable.Range(0, values.Count(path) + (Add == path ? 1 : 0)).Select(i => Fields(field.Fields, $"{path}[{i}]."))],
            _ => [],
        },
    };

    private string Said(FormField field, string text) => text.Length == 0
        ? language.Of("inget", "nothing")
        : field.Choices.FirstOrDefault(choice => choice.Value == text).Words?.In(language) ?? text;
}
