using Geo.Service.Pages;
using Geo.Service.Planning;

namespace Geo.Service.Documents;

/// <summary>A map of a plan's surroundings: a drawing, and on the desk's screen a map to move about in; null where there is none.</summary>
internal sealed record MapBlock(PlanMap Map, string Title, string Basis, ScreenMap? Screen = null) : DocumentBlock;
