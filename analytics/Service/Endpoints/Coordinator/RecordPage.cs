using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain;
using Geo.Service.Endpoints.People;
using Geo.Service.Forms;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;

namespace Geo.Service.Endpoints.Coordinator;

/// <summary>What a record's form tells besides what stands in it.</summary>
/// <param name="Faults">What is wrong.</param>
/// <param name="Differences">What somebody else changed meanwhile.</param>
/// <param name="Add">The groups that one is to be added to; null where none is.</param>
/// <param name="Notes">Sentences above the form.</param>
internal sealed record RecordTold(IReadOnlyList<FormFault> Faults, IReadOnlyList<FormDifference> Differences, string? Add, ImmutableArray<string> Notes)
{
    public string ReasonGiven { get; init; } = "";

    public bool HasDraft { get; init; }

    /// <summary>Whether it has just been saved: the next step is then shown first.</summary>
    public bool IsSaved { get; init; }

    /// <summary>Whether a save was refused because somebody came between.</summary>
    public bool IsLate { get; init; }
}

/// <summary>One record's form in one request.</summary>
internal sealed class RecordPage
{
    /// <summary>How evidence names a report, before its number.</summary>
    internal const string ReportSource = "EST-rapport ";

    private const string New = "new";
    private readonly HttpContext _context;
    private readonly GeoDb _db;
    private readonly DeskSession _desk;
    private readonly string _slug;

    private RecordPage(HttpContext context, GeoDb db, DeskSession desk, (string Municipality, RecordKind Kind, string Id) of)
    {
        (_context, _db, _desk, _slug, Kind, Id) = (context, db, desk, of.Municipality, of.Kind, of.Id);
        (Store, Drafts) = (new(db, desk), new(db, desk));
    }

    public RecordStore Store { get; }

    public DraftStore Drafts { get; }

    /// <summary>What the drafts of this form are kept under.</summary>
    public string Form => RecordStore.Form(Kind, Id);

    public RecordKind Kind { get; }

    /// <summary>Its id, or new.</summary>
    public string Id { get; }

    /// <summary>As it stands; null for a new one.</summary>
    public JsonObject? Stored { get; private set; }

    /// <summary>The number of its latest revision; 0 for a new one.</summary>
    public int Revision { get; private set; }

    public required ImmutableArray<FormField> Fields { get; init; }

    /// <summary>The chain as it stood when the page was opened.</summary>
    public required ChainStore Chain { get; init; }

    /// <summary>Ids of its kind that there are.</summary>
    public required IReadOnlyCollection<string> Taken { get; init; }

    /// <exception cref="ProblemException">There is no such record.</exception>
    public static async Task<RecordPage> OpenAsync(HttpContext context, DeskSession desk, GeoDb db, (string Municipality, RecordKind Kind, string Id) of, CancellationToken cancel)
    {
        var chain = await ChainStore.ReadAsync(db, desk.Municipality, cancel);
        var page = new RecordPage(context, db, desk, of)
        {
            Chain = chain,
            Fields = RecordForm.Fields(of.Kind.Contract, chain, of.Id == New),
            Taken = of.Id == New ? [.. (await new RecordStore(db, desk).ListAsync(of.Kind, cancel)).Select(record => record["id"]!.ToString())] : [],
        };
        await page.ReadAgainAsync(cancel);
        return page.Stored is null && of.Id != New ? throw ProblemException.NotFound("Det finns ingen sådan post.", "There is no such record.") : page;
    }

    /// <summary>Reads the record as it now stands.</summary>
    public async Task ReadAgainAsync(CancellationToken cancel)
    {
        if (Id != New && await Store.FindAsync(Kind, Id, cancel) is { } found)
        {
            (Stored, Revision) = found;
        }
    }

    /// <summary>The record by its contract and its rules; null where it breaks one, which is told at its field.</summary>
    public string? Checked(string id, JsonObject record, List<FormFault> faults)
    {
        try
        {
            var document = Kind.Read(id, record);
            if (Kind == RecordKind.Promises && Stored is not null && ChainImport.FindLost(
                JsonSerializer.Deserialize<CitizenPromise>(document, ReleaseFiles.Json)!,
                new() { Municipality = _desk.Municipality, Id = id, Title = "", From = default, To = default, Document = Stored.ToJsonString() }) is { } lost)
            {
                faults.Add(new("events", new($"Händelsen {lost.On:yyyy-MM-dd} ”{lost.Text}” har hänt och skrivs inte om. Sätt tillbaka den, och lägg till en ny om något var fel.", $"The event {lost.On:yyyy-MM-dd} \"{lost.Text}\" has happened and is not rewritten. Put it back, and add a new one if something was wrong.")));
                return null;
            }

            return document;
        }
        catch (RecordFault wrong)
        {
            faults.Add(new(FormPath(wrong.Key), FormWords.Problem(wrong.Problem)));
            return null;
        }
    }

    /// <summary>What was written here put together with what stands now.</summary>
    /// <param name="mine">What was written here.</param>
    /// <param name="basedOn">The revision that it builds on.</param>
    public async Task<(FormValues Merged, IReadOnlyList<FormDifference> Differences)> MergeAsync(FormValues mine, int basedOn, CancellationToken cancel)
    {
        var before = FormValues.Of(await Store.GetRevisionAsync(Kind, Id, basedOn, cancel), Fields);
        var (merged, differences) = FormMerge.Merge(before, mine, FormValues.Of(Stored!, Fields), Fields);
        return (merged, differences);
    }

    /// <summary>Keeps what was written.</summary>
    public Task KeepDraftAsync(FormValues values, int basedOn, TimeProvider clock, CancellationToken cancel)
    {
        var kept = values.Copy();
        kept["based-on"] = basedOn.ToString(CultureInfo.InvariantCulture);
        return Drafts.SaveAsync(Form, kept, clock.GetUtcNow().UtcDateTime, cancel);
    }

    /// <summary>Writes the page.</summary>
    public Task WriteAsync(FormValues values, int basedOn, RecordTold told)
    {
        var language = _context.Request.Language();
        var token = _context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(_context);
        var own = $"/chain/{_slug}/{Kind.Name}/{Id}";
        var maker = new EditFormMaker(language, values) { Faults = told.Faults, Differences = told.Differences, Add = told.Add };
        var why = new EditField(Reason.Field, language.Of("Varför ändras det?", "Why is it changed?"), FieldShape.Line, told.ReasonGiven)
        {
            IsRequired = true,
            Hint = language.Of("Står i historiken.", "Stands in the history."),
            Fault = told.Faults.FirstOrDefault(fault => fault.Path == Reason.Field)?.Words.In(language),
        };
        return HtmlAnswer.WriteAsync(_context, new()
        {
            Language = language,
            Title = Stored is null ? $"{language.Of("Lägg till", "Add")}: {Kind.One.In(language).ToLowerInvariant()}" : Chain.TitleOf(Stored),
            Lead = told switch
            {
                { IsLate: true } => language.Of("Någon annan sparade medan du skrev. Inget av ditt är borta: läs vad som ändrades och spara igen.", "Somebody else saved while you wrote. Nothing of yours is gone: read what was changed and save again."),
                { Faults.Count: > 0 } => language.Of("Inget är sparat än. Det du skrev ligger kvar som utkast.", "Nothing is saved yet. What you wrote is kept as a draft."),
                _ when Stored is null => language.Of("Det blir en ny post när du sparar.", "It becomes a new record when you save."),
                _ => Kind.One.In(language),
            },
            Crumbs = Crumbs(language),
            Sections =
            [
                .. told.Notes.IsEmpty ? Array.Empty<ApiSection>() : [new ApiSection(language.Of("Läget", "State")) { Paragraphs = told.Notes, Links = told.IsSaved ? Next(own, language) : [] }],
                .. told.Differences.Count == 0 ? Array.Empty<ApiSection>() : [Differences(told.Differences, language)],
                new(language.Of("Uppgifter", "Details"))
                {
                    Edit = new()
                    {
                        Language = language,
                        Action = own,
                        TokenName = token.FormFieldName,
                        Token = token.RequestToken!,
                        Button = language.Of("Spara", "Save"),
                        Fields = [.. maker.Fields(Fields), .. Stored is null ? Array.Empty<EditField>() : [why]],
                        Hidden = [("based-on", basedOn.ToString(CultureInfo.InvariantCulture))],
                        Faults = [.. maker.Others([.. Fields, new(Reason.Field, new("", ""), FieldShape.Line)])],
                        DraftAddress = own + "/draft",
                    },
                },
                .. told.HasDraft ? [Drop(own, token, language)] : Array.Empty<ApiSection>(),
                .. Stored is null ? Array.Empty<ApiSection>() : [new ApiSection(language.Of("Vidare", "Further")) { Links = Next(own, language) }],
            ],
        });
    }

    // The chain's next link is one step away.
    private ImmutableArray<ApiLink> Next(string own, Language language) =>
    [
        .. Kind.Name switch
        {
            "findings" =>
            [
                .. Reports().Select(report => new ApiLink(language.Of($"Återkoppla på EST-rapport {report}", $"Answer EST report {report}"), $"/est/{_slug}/{report}?finding={Id}")),
                new ApiLink(language.Of("Nytt prioriterat område av fyndet", "New priority from the finding"), $"/chain/{_slug}/priorities/new?finding={Id}"),
                new(language.Of("Ny åtgärd för fyndet", "New measure for the finding"), $"/chain/{_slug}/measures/new?finding={Id}"),
            ],
            "priorities" =>
            [
                new(language.Of("Ny orsaksanalys", "New cause analysis"), $"/chain/{_slug}/causes/new?priority={Id}"),
                new(language.Of("Ny åtgärd för det prioriterade området", "New measure for the priority"), $"/chain/{_slug}/measures/new?priority={Id}"),
            ],
            "causes" => [new(language.Of("Ny åtgärd för det prioriterade området", "New measure for the priority"), $"/chain/{_slug}/measures/new?priority={Stored?["priority"]}")],
            "measures" =>
            [
                new(language.Of("Följ upp åtgärden", "Follow the measure up"), $"/chain/{_slug}/follow-ups/new?measure={Id}"),
                new(language.Of("Nytt löfte", "New promise"), $"/chain/{_slug}/promises/new"),
                new(language.Of("Släpp till webben, där åtgärden blir offentlig", "Releases, where the measure becomes public"), $"/releases/{_slug}"),
            ],
            "promises" => [new(language.Of("Släpp till webben, där löftet blir offentligt", "Releases, where the promise becomes public"), $"/releases/{_slug}")],
            "follow-ups" => [new(language.Of("Åtgärden som följdes upp", "The measure that was followed up"), $"/chain/{_slug}/measures/{Stored?["measure"]}")],
            _ => Array.Empty<ApiLink>(),
        },
        new(language.Of("Historik och tidigare versioner", "History and earlier versions"), own + "/history"),
    ];

    // The reports that a finding says it rests on.
    private IEnumerable<long> Reports() => (Stored?["evidence"]?.AsArray() ?? [])
        .Select(evidence => $"{evidence?["source"]}")
        .Where(source => source.StartsWith(ReportSource, StringComparison.Ordinal))
        .Select(source => long.TryParse(source[ReportSource.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    private ApiSection Differences(IReadOnlyList<FormDifference> differences, Language language) => new(language.Of("Det här ändrade den andra", "This is what the other changed"))
    {
        Table = PageWords.Table(
            "changed", language.Of("Fält för fält", "Field by field"), [language.Of("Fält", "Field"), language.Of("Stod", "Was"), language.Of("Den andra sparade", "The other saved"), language.Of("Du skrev", "You wrote"), language.Of("I formuläret nu", "In the form now")],
            differences.Select(difference => new TableRow(
            [
                new(FormWords.Place(difference.Path, Fields, language)), new(Shown(difference.Before)), new(Shown(difference.Theirs)), new(Shown(difference.Mine)),
                new(difference.IsConflict ? language.Of("ditt", "yours") : language.Of("den andras", "theirs")),
            ]))),
        Paragraphs = [language.Of("Där ni båda har skrivit står ditt kvar i formuläret, med det andra under. Ändra om det andra ska gälla.", "Where both of you wrote, yours stands in the form with the other's below. Change it if the other's is to hold.")],
    };

    private static ApiSection Drop(string own, AntiforgeryTokenSet token, Language language) => new(language.Of("Utkastet", "The draft"))
    {
        Form = new(own + "/draft/dropped", "", "", [], language.Of("Kasta utkastet", "Throw the draft away"), token.FormFieldName, token.RequestToken!),
    };

    private ImmutableArray<ApiLink> Crumbs(Language language) =>
        [new("Start", "/"), new(language.Of("Samordning", "Coordination"), $"/coordination/{_slug}"), new(Kind.Many.In(language), $"/chain/{_slug}/{Kind.Name}")];

    private static string Shown(string text) => text.Length == 0 ? "–" : text;

    // Files count from one.
    private static string FormPath(string key) => string.Concat(key.Split('[').Select((part, i) =>
        i == 0 ? part : $"[{int.Parse(part[..part.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture) - 1}{part[part.IndexOf(']', StringComparison.Ordinal)..]}"));
}
