using System.Collections.Immutable;
using System.Security.Claims;

namespace Geo.Service.Serving;

/// <summary>What someone who is signed in may do; never who they are.</summary>
internal sealed record DeskRole(string Name, Bilingual Title)
{
    /// <summary>Checks plans.</summary>
    public static readonly DeskRole Planner = new("planner", new("planarkitekt", "planner"));

    /// <summary>Sits on the local crime prevention council.</summary>
    public static readonly DeskRole Council = new("council", new("ledamot i BRÅ", "member of the council"));

    /// <summary>Keeps the store, and approves releases.</summary>
    public static readonly DeskRole Coordinator = new("coordinator", new("säkerhetssamordnare", "safety coordinator"));

    /// <summary>Those who check plans: the report is internal, and a council has members from outside.</summary>
    public static ImmutableArray<DeskRole> Planning { get; } = [Planner, Coordinator];

    public static ImmutableArray<DeskRole> All { get; } = [Planner, Council, Coordinator];

    /// <summary>The role of who is signed in; null for no one.</summary>
    public static DeskRole? Of(ClaimsPrincipal user) => All.FirstOrDefault(role => user.IsInRole(role.Name));
}
