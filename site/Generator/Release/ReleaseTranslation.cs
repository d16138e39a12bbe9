using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator.Release;

/// <summary>The release with its words in English; names of places, codes and figures are as they were. The files to
/// download are not touched.</summary>
internal sealed class ReleaseTranslation(ReleaseOnDisk disk, Translations translations)
{
    public static ReleaseOnDisk Of(ReleaseOnDisk disk, Translations translations)
    {
        var into = new ReleaseTranslation(disk, translations);
        return disk with { Release = into.Release(), Earlier = disk.Earlier?.Select(into.Of).ToImmutableArray() };
    }

    private ReleaseSnapshot Release()
    {
        var release = disk.Release;
        return release with
        {
            Description = Of(release.Description),
            Themes = [.. release.Themes.Select(theme => theme with
            {
                Name = Words(theme.Name, ReleaseFiles.Themes),
                Description = Words(theme.Description, ReleaseFiles.Themes),
            })],
            YearlyCounts = [.. release.YearlyCounts.Select(count => count with
            {
                Name = Words(count.Name, ReleaseFiles.YearlyCounts),
                Description = Words(count.Description, ReleaseFiles.YearlyCounts),
            })],
            Indicators = [.. release.Indicators.Select(value => value with
            {
                Title = Words(value.Title, ReleaseFiles.Indicators),
                Unit = Words(value.Unit, ReleaseFiles.Indicators),
            })],
            Comparisons = [.. release.Comparisons.Select(value => value with { PlaceName = Words(value.PlaceName, ReleaseFiles.Comparisons) })],
            Sources = [.. release.Sources.Select(source => source with
            {
                Title = Words(source.Title, ReleaseFiles.Sources),
                Publisher = Words(source.Publisher, ReleaseFiles.Sources),
                Terms = Words(source.Terms, ReleaseFiles.Sources),
                Note = Optional(source.Note, ReleaseFiles.Sources),
            })],
            Promises = [.. release.Promises.Select(Of)],
            Measures = [.. release.Measures.Select(measure => measure with
            {
                Title = Words(measure.Title, ReleaseFiles.Measures),
                Finding = Words(measure.Finding, ReleaseFiles.Measures),
                Owner = Words(measure.Owner, ReleaseFiles.Measures),
            })],
            Surveys = [.. release.Surveys.Select(share => share with
            {
                Title = Words(share.Title, ReleaseFiles.Surveys),
                Instrument = Words(share.Instrument, ReleaseFiles.Surveys),
                // The source's word for everyone is never shown.
                Group = share.Group == "Alla" ? share.Group : Words(share.Group, ReleaseFiles.Surveys),
            })],
            FocusAreas = [.. release.FocusAreas.Select(area => area with
            {
                Title = Words(area.Title, ReleaseFiles.FocusAreas),
                Duty = Words(area.Duty, ReleaseFiles.FocusAreas),
                Indicators = [.. area.Indicators.Select(followed => followed with { Title = Words(followed.Title, ReleaseFiles.FocusAreas) })],
            })],
            Agreements = [.. release.Agreements.Select(agreement => agreement with
            {
                Title = Words(agreement.Title, ReleaseFiles.Agreements),
                Parties = Each(agreement.Parties, ReleaseFiles.Agreements),
                Priorities = Each(agreement.Priorities, ReleaseFiles.Agreements),
            })],
            Networks = [.. release.Networks.Select(network => network with
            {
                Name = Words(network.Name, ReleaseFiles.Networks),
                Purpose = Words(network.Purpose, ReleaseFiles.Networks),
                Members = Each(network.Members, ReleaseFiles.Networks),
            })],
        };
    }

    // Why one was withdrawn is shown in the words of the decision.
    private EarlierRelease Of(EarlierRelease earlier) => earlier with
    {
        Approval = earlier.Approval is { } approval ? approval with { Role = Words(approval.Role, ReleaseFiles.DataPackage) } : null,
    };

    private ReleaseDescription Of(ReleaseDescription description) => description with
    {
        MunicipalityName = Words(description.MunicipalityName, ReleaseFiles.DataPackage),
        Approval = description.Approval is { } approval ? approval with { Role = Words(approval.Role, ReleaseFiles.DataPackage) } : null,
        Rules = description.Rules with { SmallestPeriod = Words(description.Rules.SmallestPeriod, ReleaseFiles.DataPackage) },
        Remarks = Each(description.Remarks, ReleaseFiles.DataPackage),
    };

    private CitizenPromise Of(CitizenPromise promise) => promise with
    {
        Title = Words(promise.Title, ReleaseFiles.Promises),
        Parties = Each(promise.Parties, ReleaseFiles.Promises),
        Situation = Of(promise.Situation),
        Aim = Of(promise.Aim),
        Method = Of(promise.Method),
        Outcome = promise.Outcome is { } outcome ? Of(outcome) : null,
        Activities = [.. promise.Activities.Select(activity => activity with
        {
            Text = Words(activity.Text, ReleaseFiles.Promises),
            Responsible = Words(activity.Responsible, ReleaseFiles.Promises),
            Unit = Optional(activity.Unit, ReleaseFiles.Promises),
            Reason = Optional(activity.Reason, ReleaseFiles.Promises),
        })],
        Effects = [.. promise.Effects.Select(effect => effect with
        {
            Title = Words(effect.Title, ReleaseFiles.Promises),
            Scale = Words(effect.Scale, ReleaseFiles.Promises),
            Source = Words(effect.Source, ReleaseFiles.Promises),
        })],
        Events = [.. promise.Events.Select(what => what with { Text = Words(what.Text, ReleaseFiles.Promises) })],
        Unknown = Each(promise.Unknown, ReleaseFiles.Promises),
        Contact = Optional(promise.Contact, ReleaseFiles.Promises),
    };

    // Paragraph by paragraph, for that is how a translator reads.
    private SourcedText Of(SourcedText text) => text with
    {
        Text = string.Join("\n\n", text.Text.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => Words(paragraph, ReleaseFiles.Promises))),
        Source = Optional(text.Source, ReleaseFiles.Promises),
    };

    private ImmutableArray<string> Each(ImmutableArray<string> texts, string file) => [.. texts.Select(text => Words(text, file))];

    private string? Optional(string? text, string file) => text is null ? null : Words(text, file);

    private string Words(string text, string file) => translations.Of(text, () => $"{file}:{LineOf(text, file)}");

    // As the file writes it: JSON escapes quotation marks and line feeds, CSV doubles the first.
    private int LineOf(string text, string file)
    {
        var written = Encoding.UTF8.GetString(disk.Files[file]);
        var sought = file.EndsWith(".json", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(text, ReleaseFiles.Json)[1..^1]
            : text.Replace("\"", "\"\"", StringComparison.Ordinal);
        var at = written.IndexOf(sought, StringComparison.Ordinal);
        return at < 0 ? 0 : written.AsSpan(0, at).Count('\n') + 1;
    }
}
