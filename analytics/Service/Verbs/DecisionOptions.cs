using System.CommandLine;
using Geo.Service.Release;

namespace Geo.Service.Verbs;

/// <summary>What every decision on a release is given with: role, reason and registry number.</summary>
internal sealed class DecisionOptions
{
    public Option<string> Role { get; } = new("--role") { Description = "Rollen som beslutar, aldrig ett namn.", Required = true };

    public Option<string> Reason { get; } = new("--reason") { Description = "Varför. Skälet är offentligt.", Required = true };

    public Option<string?> RegistryNumber { get; } = new("--registry-number") { Description = "Diarienumret för beslutet." };

    public DecisionBy Of(ParseResult call) => new(call.GetRequiredValue(Role), call.GetRequiredValue(Reason), call.GetValue(RegistryNumber));
}
