using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Service.Chain;

namespace Geo.Service.Evaluations;

/// <summary>How a measure is to be evaluated: written down before its outcome is looked at.</summary>
public sealed record EvaluationStudy
{
    public required string Id { get; init; }

    /// <summary>The measure's id in <c>plan/measures.yml</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>The theme whose place-events are counted.</summary>
    public required string Theme { get; init; }

    /// <summary>Where the measure is: areas as <c>deso:9901C1010</c> or <c>plan:9901-P2008/03</c>, parted by spaces.</summary>
    public required string Treated { get; init; }

    /// <summary>Like areas without it; null until they are chosen, from what is proposed.</summary>
    public string? Control { get; init; }

    public required DateOnly BeforeFrom { get; init; }

    public required DateOnly BeforeTo { get; init; }

    public required DateOnly AfterFrom { get; init; }

    public required DateOnly AfterTo { get; init; }

    /// <summary>How far from an area events may have moved; 0 leaves displacement out.</summary>
    public int? RingMetres { get; init; }
}

/// <summary>The studies of a municipality as a file, <c>plan/evaluations.yml</c>.</summary>
public static partial class EvaluationFile
{
    /// <summary>Reads all studies, in the file's order.</summary>
    /// <exception cref="UsageException">The file is not a list of studies: the message names file, line, key and
    /// remedy.</exception>
    public static ImmutableArray<EvaluationStudy> Read(string path)
    {
        var studies = YamlRecord.ReadListFile(path, Study);
        return studies.GroupBy(study => study.Id).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new UsageException($"{path}, id: \"{twice.Key}\" står på {twice.Count()} utvärderingar. Ge var och en ett eget id.")
            : studies;
    }

    private static EvaluationStudy Study(YamlRecord record)
    {
        var study = new EvaluationStudy
        {
            Id = record.Text("id"),
            Measure = record.Text("measure"),
            Theme = record.Text("theme"),
            Treated = record.Text("treated"),
            Control = record.FindText("control"),
            BeforeFrom = record.Date("beforeFrom"),
            BeforeTo = record.Date("beforeTo"),
            AfterFrom = record.Date("afterFrom"),
            AfterTo = record.Date("afterTo"),
            RingMetres = record.FindCount("ringMetres"),
        };
        return study switch
        {
            _ when study.BeforeTo <= study.BeforeFrom => throw record.Wrong("beforeTo", "före-perioden slutar innan den börjar", "Rätta ett av datumen."),
            _ when study.AfterTo <= study.AfterFrom => throw record.Wrong("afterTo", "efter-perioden slutar innan den börjar", "Rätta ett av datumen."),
            _ when study.AfterFrom <= study.BeforeTo => throw record.Wrong("afterFrom", "efter-perioden börjar innan före-perioden är slut", "Låt perioderna följa på varandra."),
            _ when !AreaList().IsMatch(study.Treated) => throw record.Wrong("treated", $"\"{study.Treated}\" är inte områden", "Skriv till exempel deso:9901C1010 eller plan:P12, med blanksteg emellan."),
            { Control: { } control } when !AreaList().IsMatch(control) => throw record.Wrong("control", $"\"{control}\" är inte områden", "Skriv till exempel deso:9901C1080, med blanksteg emellan, eller ta bort nyckeln och låt programmet föreslå."),
            _ => study,
        };
    }

    [GeneratedRegex(@"^(deso|regso|plan):\S+( (deso|regso|plan):\S+)*\z")]
    private static partial Regex AreaList();
}
