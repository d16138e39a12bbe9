using System.Collections.Immutable;

namespace Geo.Service.Serving;

/// <summary>Who may use an address of the desk. An address without a rule is for no one, and fails a test.</summary>
/// <remarks>
/// Every address says two things: who (<c>For</c>, <c>ForSignedIn</c>, <c>ForEveryone</c>) and what it leaves in the log
/// (<c>Reads</c>, <c>Changes</c>, <c>TellsNothing</c>). A group can say both for all its addresses; what an address says itself goes before.
/// <example><code>
/// var promises = routes.MapGroup("/promises/{municipality}").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator);
/// promises.MapRead("/{id}", OneAsync).Reads("promise");
/// promises.MapPost("/{id}", SaveAsync).Changes("promise");
///
/// private static async Task OneAsync(HttpContext context, string municipality, string id, DeskSession desk, CancellationToken cancel)
/// {
///     await using var db = await desk.OpenAsync(municipality, cancel);   // as the caller: PostgreSQL shows what the role may see
///     var promise = await db.Promises.SingleOrDefaultAsync(one => one.Id == id, cancel);
///     …
/// }
///
/// private static async Task SaveAsync(HttpContext context, string municipality, string id, DeskSession desk, CancellationToken cancel)
/// {
///     await using var db = await desk.OpenAsync(municipality, cancel);
///     …                                                                  // change db.Promises
///     db.AuditEvents.Add(desk.Event("changed-promise", $"promise/{id}", why));
///     await db.SaveChangesAsync(cancel);                                 // both or neither
/// }
/// </code></example>
/// A read is written to the log before the answer is made. A change writes its own line in the transaction that changes, with why; one that does
/// not is refused by PostgreSQL when it is committed (<c>Sql/rules.sql</c>). In SQL the line is <c>audit.note(action, subject, reason)</c>, also as
/// <c>RETURNING audit.note(…)</c>. Forms need their token (<c>IAntiforgery</c>) and no code that checks it: the wall does. An address that takes files says
/// how large with <c>Takes</c>.
/// A new table of <c>work</c> shows the desk nothing until <c>Sql/rules.sql</c> says who may read and change it.
/// </remarks>
/// <param name="Roles">Those who may; empty for everyone, signed in or not.</param>
internal sealed record DeskRule(ImmutableArray<DeskRole> Roles);

/// <summary>What a request to an address leaves in the log.</summary>
/// <param name="Kind">Whether it reads or changes.</param>
/// <param name="Noun">Of what, such as promise.</param>
/// <param name="By">Names of the route's values that say which one, where not all do; the same is then written once an hour.</param>
internal sealed record DeskTrace(TraceKind Kind, string Noun, ImmutableArray<string> By);

/// <summary>What is done with what is internal.</summary>
internal enum TraceKind
{
    /// <summary>Nothing internal is shown or changed.</summary>
    None,

    /// <summary>It is shown.</summary>
    Read,

    /// <summary>It is changed.</summary>
    Change,
}

/// <summary>The largest body that an address takes.</summary>
internal sealed record LargestBody(long Bytes) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => Bytes;
}

/// <summary>How an address, or a group of them, says its rule.</summary>
internal static class DeskRules
{
    /// <summary>For those who have one of the roles; for others it does not exist.</summary>
    public static T For<T>(this T routes, params ImmutableArray<DeskRole> roles)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new DeskRule(roles));

    /// <summary>For whoever is signed in, in whatever role.</summary>
    public static T ForSignedIn<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new DeskRule(DeskRole.All));

    /// <summary>For everyone: the way in, and the pages' style.</summary>
    public static T ForEveryone<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new DeskRule([]), new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());

    /// <summary>Shows what is internal: the log says so before the answer is made.</summary>
    /// <param name="noun">What, such as promise; the log has the address beside it.</param>
    /// <param name="by">Names of the route's values that say which, where not all do (a tile's row and column say nothing); the same is then written
    /// once an hour and caller.</param>
    public static T Reads<T>(this T routes, string noun, params ImmutableArray<string> by)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new DeskTrace(TraceKind.Read, noun, by));

    /// <summary>Changes what is internal: the handler writes its own line, with why.</summary>
    public static T Changes<T>(this T routes, string noun)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new DeskTrace(TraceKind.Change, noun, []));

    /// <summary>Shows nothing that is internal: the way in, descriptions, style.</summary>
    public static T TellsNothing<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new DeskTrace(TraceKind.None, "", []));

    /// <summary>Takes bodies up to a size, where the service's own limit is too small.</summary>
    public static T Takes<T>(this T routes, long bytes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new LargestBody(bytes));
}
