using Geo.Database;
using Geo.Database.Masking;
using Geo.Service.Serving;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Forms;

/// <summary>What people have written and not handed in: each sees their own.</summary>
/// <param name="db">Opened as the caller.</param>
/// <param name="desk">The caller.</param>
internal sealed class DraftStore(GeoDb db, DeskSession desk)
{
    private const string Put =
        """
        INSERT INTO work.draft (municipality, person, form, "values", saved_at) VALUES ($1, $2, $3, $4::jsonb, $5)
        ON CONFLICT (municipality, person, form) DO UPDATE SET "values" = excluded."values", saved_at = excluded.saved_at
        """;

    /// <summary>What the caller was writing in a form; null where there is nothing.</summary>
    public Task<Draft?> FindAsync(string form, CancellationToken cancel) =>
        db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Form == form && draft.Person == desk.Caller.Person, cancel);

    /// <summary>Keeps what the caller is writing, without what points at a person.</summary>
    /// <param name="form">Which form, such as promises/2026-1.</param>
    /// <param name="values">What stands in it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    public async Task SaveAsync(string form, FormValues values, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ExecuteAsync(Put, cancel, desk.Municipality, desk.Caller.Person, form, Masked(values).Keep(), now);
        db.AuditEvents.Add(desk.Event("saved-draft", $"draft/{form}", reason: null));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Throws away what the caller was writing.</summary>
    public async Task DropAsync(string form, CancellationToken cancel)
    {
        db.Drafts.RemoveRange(await db.Drafts.Where(draft => draft.Form == form && draft.Person == desk.Caller.Person).ToListAsync(cancel));
        db.AuditEvents.Add(desk.Event("dropped-draft", $"draft/{form}", reason: null));
        await db.SaveChangesAsync(cancel);
    }

    // The way to reach a role may stand where it is asked for; nowhere else.
    private static FormValues Masked(FormValues values)
    {
        var (masker, contact, kept) = (new Masker(), new Masker(MaskKind.Phone, MaskKind.Email), values.Copy());
        foreach (var path in values.Paths)
        {
            kept[path] = (path == "contact" ? contact : masker).Mask(values[path]);
        }

        return kept;
    }
}
