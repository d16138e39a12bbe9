using System.Text.Json.Nodes;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Serving;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Chain;

/// <summary>Records of the chain one by one, as the desk reads and changes them.</summary>
/// <param name="db">Opened as the caller.</param>
/// <param name="desk">The caller.</param>
internal sealed class RecordStore(GeoDb db, DeskSession desk)
{
    /// <summary>A record and the number of its latest revision; null where there is none.</summary>
    public async Task<(JsonObject Record, int Revision)?> FindAsync(RecordKind kind, string id, CancellationToken cancel) =>
        await DocumentAsync(kind, id, cancel) is { } document ? (JsonNode.Parse(document)!.AsObject(), await LatestAsync(kind, id, cancel)) : null;

    /// <summary>All of a kind.</summary>
    public async Task<List<JsonNode>> ListAsync(RecordKind kind, CancellationToken cancel)
    {
        var documents = kind.Contract switch
        {
            var type when type == typeof(CitizenPromise) => db.Promises.OrderByDescending(promise => promise.From).ThenBy(promise => promise.Id).Select(promise => promise.Document),
            var type when type == typeof(Records.ActionMeasure) => db.Measures.OrderBy(measure => measure.Id).Select(measure => measure.Document),
            _ => db.ChainLinks.Where(link => link.Kind == kind.Name).OrderBy(link => link.Position).ThenBy(link => link.Id).Select(link => link.Document),
        };
        return [.. (await documents.ToListAsync(cancel)).Select(document => JsonNode.Parse(document)!)];
    }

    /// <summary>The id of a record that says the same under whatever id: a form that was sent twice has made one.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="document">The record whole, masked.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<string?> FindSameAsync(RecordKind kind, string document, CancellationToken cancel)
    {
        var sought = Nameless(JsonNode.Parse(document)!);
        return (await ListAsync(kind, cancel)).Where(record => JsonNode.DeepEquals(Nameless(record.DeepClone()), sought)).Select(record => $"{record["id"]}").FirstOrDefault();

        static JsonNode Nameless(JsonNode record)
        {
            record.AsObject().Remove("id");
            return record;
        }
    }

    /// <summary>How a record stood after a change.</summary>
    public async Task<JsonNode> GetRevisionAsync(RecordKind kind, string id, int number, CancellationToken cancel) =>
        await db.Revisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Kind == kind.Name && revision.Id == id && revision.Number == number, cancel) is { } found
            ? JsonNode.Parse(found.Document)!
            : throw ProblemException.NotFound("Det finns ingen sådan version.", "There is no such version.");

    /// <summary>Every change of a record, the latest first, with the name of who made it where that is known.</summary>
    public async Task<List<(Revision Revision, string Who)>> HistoryAsync(RecordKind kind, string id, CancellationToken cancel)
    {
        var revisions = await db.Revisions.AsNoTracking().Where(revision => revision.Kind == kind.Name && revision.Id == id).OrderByDescending(revision => revision.Number).ToListAsync(cancel);
        var people = revisions.Select(revision => revision.Person).Distinct().ToList();
        var names = await db.DeskPeople.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return [.. revisions.Select(revision => (revision, names.GetValueOrDefault(revision.Person) is { Length: > 0 } name ? name : revision.Person))];
    }

    /// <summary>Keeps a record, unless somebody has changed it since the revision that it builds on.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="document">The record whole, masked.</param>
    /// <param name="basedOn">The number of the revision that was read; 0 for a new one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    /// <returns>The number of its revision; null where another has come between, and nothing was written.</returns>
    public async Task<int?> SaveAsync(RecordKind kind, string id, string document, int basedOn, string? reason, CancellationToken cancel)
    {
        await using var transaction = await db.BeginInTurnAsync("geo record", $"{desk.Municipality}/{kind.Name}/{id}", cancel);
        var latest = await LatestAsync(kind, id, cancel);
        if (latest != basedOn)
        {
            return null;
        }

        await PutAsync(kind, id, document, cancel);
        var forms = new[] { Form(kind, id), Form(kind, "new") }.Take(basedOn == 0 ? 2 : 1).ToList();
        db.Drafts.RemoveRange(await db.Drafts.Where(draft => forms.Contains(draft.Form)).ToListAsync(cancel));
        db.AuditEvents.Add(desk.Event(basedOn == 0 ? $"added-{kind.Name}" : $"changed-{kind.Name}", $"{kind.Name}/{id}", reason));
        await db.SaveChangesAsync(cancel);
        var now = await LatestAsync(kind, id, cancel);
        await transaction.CommitAsync(cancel);
        return now;
    }

    /// <summary>What the drafts of a record's form are kept under.</summary>
    public static string Form(RecordKind kind, string id) => $"{kind.Name}/{id}";

    private async Task<int> LatestAsync(RecordKind kind, string id, CancellationToken cancel) =>
        await db.Revisions.Where(revision => revision.Kind == kind.Name && revision.Id == id).MaxAsync(revision => (int?)revision.Number, cancel) ?? 0;

    private Task<string?> DocumentAsync(RecordKind kind, string id, CancellationToken cancel) => kind.Name switch
    {
        "promises" => db.Promises.AsNoTracking().Where(promise => promise.Id == id).Select(promise => promise.Document).SingleOrDefaultAsync(cancel),
        "measures" => db.Measures.AsNoTracking().Where(measure => measure.Id == id).Select(measure => measure.Document).SingleOrDefaultAsync(cancel),
        _ => db.ChainLinks.AsNoTracking().Where(link => link.Kind == kind.Name && link.Id == id).Select(link => link.Document).SingleOrDefaultAsync(cancel),
    };

    private async Task PutAsync(RecordKind kind, string id, string document, CancellationToken cancel)
    {
        var record = JsonNode.Parse(document)!;
        var title = RecordKind.TitleOf(record);
        switch (kind.Name)
        {
            case "promises":
                Put(await db.Promises.FindAsync([desk.Municipality, id], cancel), new Promise
                {
                    Municipality = desk.Municipality,
                    Id = id,
                    Title = title,
                    From = DateOnly.Parse(record["from"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture),
                    To = DateOnly.Parse(record["to"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture),
                    Document = document,
                });
                break;
            case "measures":
                Put(await db.Measures.FindAsync([desk.Municipality, id], cancel), new Measure { Municipality = desk.Municipality, Id = id, Title = title, FocusArea = record["focusArea"]!.ToString(), Document = document });
                break;
            default:
                var old = await db.ChainLinks.FindAsync([desk.Municipality, kind.Name, id], cancel);
                var position = old?.Position ?? 1 + (await db.ChainLinks.Where(link => link.Kind == kind.Name).MaxAsync(link => (int?)link.Position, cancel) ?? -1);
                Put(old, new ChainLink { Municipality = desk.Municipality, Kind = kind.Name, Id = id, Position = position, Document = document });
                break;
        }
    }

    private void Put<T>(T? old, T row)
        where T : class
    {
        if (old is null)
        {
            db.Add(row);
        }
        else
        {
            db.Entry(old).CurrentValues.SetValues(row);
        }
    }
}
