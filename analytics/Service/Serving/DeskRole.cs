using System.Collections.Immutable;
using System.Security.Claims;

namespace Geo.Service.Serving;

/// <summary>What someone who is signed in may do; never who they are. Its name is what the database's rows are shown by, and what the
/// sign-in's roles are mapped to.</summary>
internal sealed record DeskRole(string Name, Bilingual Title)
{
    /// <summary>Keeps the store, and approves releases.</summary>
    public static readonly DeskRole Coordinator = new("coordinator", new("säkerhetssamordnare", "safety coordinator"));

    /// <summary>Sits on the local crime prevention council, for the municipality.</summary>
    public static readonly DeskRole Council = new("council", new("ledamot i BRÅ", "member of the council"));

    /// <summary>Checks plans.</summary>
    public static readonly DeskRole Planner = new("planner", new("planarkitekt", "planner"));

    /// <summary>Reports what happens (EST) for an organisation, and sees its own reports alone.</summary>
    public static readonly DeskRole Reporter = new("reporter", new("rapportör", "reporter"));

    /// <summary>Sits on the council for somebody else: sees nothing that carries secrecy.</summary>
    public static readonly DeskRole CouncilExternal = new("council-external", new("utomstående ledamot av BRÅ", "outside member of the council"));

    /// <summary>Those who check plans: the report is internal, and a council has members from outside.</summary>
    public static ImmutableArray<DeskRole> Planning { get; } = [Coordinator, Planner];

    /// <summary>All, the one that may most first: who has several acts as the first that an address is for.</summary>
    public static ImmutableArray<DeskRole> All { get; } = [Coordinator, Council, Planner, Reporter, CouncilExternal];

    /// <summary>The role of who is signed in, the first of several; null for no one.</summary>
    public static DeskRole? Of(ClaimsPrincipal user) => Among(All, user);

    /// <summary>The first of some roles that somebody has; null where they have none of them.</summary>
    public static DeskRole? Among(ImmutableArray<DeskRole> roles, ClaimsPrincipal user) => roles.FirstOrDefault(role => user.IsInRole(role.Name));
}
