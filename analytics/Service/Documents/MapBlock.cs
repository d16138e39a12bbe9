using Geo.Service.Planning;

namespace Geo.Service.Documents;

/// <summary>A map of a plan's surroundings.</summary>
internal sealed record MapBlock(PlanMap Map, string Title, string Basis) : DocumentBlock;
