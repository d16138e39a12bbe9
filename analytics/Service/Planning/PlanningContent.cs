using System.Collections.Immutable;
using Geo.Database;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Geo.Service.Planning;

/// <summary>The questions of one of the nine areas.</summary>
internal sealed class QuestionArea
{
    public string Area { get; set; } = "";

    public List<PlanningQuestion> Questions { get; set; } = [];
}

/// <summary>A question to ask of a plan, and where its answer is settled.</summary>
internal sealed class PlanningQuestion
{
    public string Ask { get; set; } = "";

    public List<string> Regulated { get; set; } = [];
}

/// <summary>A measure in the built environment, and how strong the evidence for it is.</summary>
internal sealed class PlanningMeasure
{
    public string Measure { get; set; } = "";

    public List<string> Themes { get; set; } = [];

    /// <summary>stark, måttlig or svag.</summary>
    public string Strength { get; set; } = "";

    public string Says { get; set; } = "";

    public string Source { get; set; } = "";
}

/// <summary>What a report asks and proposes: the service's own lists, or those of the municipality's folder.</summary>
internal sealed record PlanningContent(ImmutableArray<QuestionArea> Questions, ImmutableArray<PlanningMeasure> Measures)
{
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["plankarta"] = "plankarta",
        ["planbeskrivning"] = "planbeskrivning",
        ["exploateringsavtal"] = "exploateringsavtal",
        ["gestaltningsprogram"] = "gestaltningsprogram",
        ["forvaltning"] = "förvaltning",
    };

    /// <param name="folder">The municipality's folder; null where there is none at hand.</param>
    /// <exception cref="UsageException">The municipality's list cannot be read.</exception>
    public static PlanningContent Read(string? folder)
    {
        var questions = Read<QuestionArea>(folder, "planning-questions.yml");
        var measures = Read<PlanningMeasure>(folder, "planning-measures.yml");
        return questions.SelectMany(area => area.Questions).SelectMany(question => question.Regulated).FirstOrDefault(place => !Places.ContainsKey(place)) is { } unknown
            ? throw new UsageException($"planning-questions.yml: ”{unknown}” reglerar ingenting. Välj bland: {string.Join(", ", Places.Keys)}.")
            : new(questions, measures);
    }

    /// <summary>Where a question's answer is settled, in Swedish.</summary>
    public static string Regulated(PlanningQuestion question) => string.Join(", ", question.Regulated.Select(place => Places[place]));

    private static ImmutableArray<T> Read<T>(string? folder, string name)
    {
        var own = folder is null ? null : Path.Combine(folder, "planning", name);
        try
        {
            using var reader = own is not null && File.Exists(own)
                ? new StreamReader(own)
                : new StreamReader(typeof(PlanningContent).Assembly.GetManifestResourceStream("planning/" + name)!);
            return [.. new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<T>>(reader)];
        }
        catch (YamlException wrong)
        {
            throw new UsageException($"{own ?? name}, rad {wrong.Start.Line}: {wrong.Message} Rätta filen.", wrong);
        }
    }
}
