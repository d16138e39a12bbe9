using Geo.Service.Serving;

namespace Geo.Service.Planning;

/// <summary>A plan that cannot be checked: what is wrong, where, and what to do, in both languages. Nothing of it is kept.</summary>
internal sealed class PlanFault(string swedish, string english) : Exception(english)
{
    public Bilingual Words { get; } = new(swedish, english);
}
