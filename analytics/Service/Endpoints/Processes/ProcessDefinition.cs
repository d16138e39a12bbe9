using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Processes;

/// <summary>Something that the service computes when it is asked (OGC API – Processes): what it needs, what it gives, and how
/// it is run.</summary>
internal sealed record ProcessDefinition
{
    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    public required string Version { get; init; }

    public required Bilingual Title { get; init; }

    public required Bilingual Description { get; init; }

    /// <summary>On which side of the wall it is; on the other it does not exist.</summary>
    public required ServiceZone Zone { get; init; }

    /// <summary>The roles that it exists for; empty for whoever is on its side of the wall.</summary>
    public ImmutableArray<DeskRole> Roles { get; init; } = [];

    public required ImmutableArray<ProcessInput> Inputs { get; init; }

    /// <summary>The outputs' names; all are given in one document.</summary>
    public required ImmutableArray<ProcessOutput> Outputs { get; init; }

    /// <summary>Bytes of the largest request; null for the service's own limit.</summary>
    public long? LargestBody { get; init; }

    /// <summary>Whether it exists for this caller.</summary>
    public bool IsFor(ClaimsPrincipal caller) => Roles.IsEmpty || Roles.Any(role => caller.IsInRole(role.Name));

    /// <summary>Runs it. A fault in the inputs is a <see cref="ProblemException"/> with the input as its place.</summary>
    public required Func<ProcessCall, CancellationToken, Task<JsonObject>> RunAsync { get; init; }
}

/// <summary>An input, with its JSON Schema.</summary>
internal sealed record ProcessInput(string Name, Bilingual Title, Bilingual Description, JsonObject Schema, bool IsRequired = true);

/// <summary>An output, with its JSON Schema.</summary>
internal sealed record ProcessOutput(string Name, Bilingual Title, JsonObject Schema);

/// <summary>A run: the inputs as they came, the caller's language, and the services of the process it runs in.</summary>
internal sealed record ProcessCall(JsonObject Inputs, Language Language, IServiceProvider Services)
{
    /// <summary>An input that is a text.</summary>
    /// <exception cref="ProblemException">It is none, or it is not there and must be.</exception>
    public string GetText(string name) => FindText(name)
        ?? throw new ProblemException(ProblemKind.InvalidBody, new($"inputs.{name} saknas.", $"inputs.{name} is missing."), $"inputs.{name}");

    /// <summary>An input that is a text; null where it is not there.</summary>
    /// <exception cref="ProblemException">It is something else.</exception>
    public string? FindText(string name) => Inputs[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) && !text.Contains('\0', StringComparison.Ordinal) => text,
        _ => throw new ProblemException(ProblemKind.InvalidBody, new($"inputs.{name} ska vara en text.", $"inputs.{name} must be a text."), $"inputs.{name}"),
    };
}
