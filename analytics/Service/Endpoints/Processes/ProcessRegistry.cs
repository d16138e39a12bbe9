using System.Collections.Immutable;
using System.Security.Claims;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Processes;

/// <summary>The processes of one side of the wall.</summary>
/// <remarks>A new process is a definition, and a line in <see cref="Known"/>.</remarks>
internal sealed class ProcessRegistry(ServiceZone zone)
{
    private static readonly ImmutableArray<ProcessDefinition> Known = [ComparePeriods.Definition, PlanCheckProcess.Definition];

    public ImmutableArray<ProcessDefinition> All { get; } = [.. Known.Where(process => process.Zone == zone)];

    /// <exception cref="ProblemException">There is none of that name here.</exception>
    public ProcessDefinition Get(string id, ClaimsPrincipal caller) =>
        All.FirstOrDefault(process => process.Id == id && process.IsFor(caller)) ?? throw new ProblemException(ProblemKind.NoSuchProcess, ProblemKind.NoSuchProcess.Meaning);
}
