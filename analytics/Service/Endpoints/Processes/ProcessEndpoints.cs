using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace Geo.Service.Endpoints.Processes;

/// <summary>The processes: list, description, execution now or as a job, and the jobs (OGC API – Processes, part 1).</summary>
internal static class ProcessEndpoints
{
    private static readonly AnswerFormat[] Formats = [AnswerFormat.Json, AnswerFormat.Html];

    public static void AddProcesses(this IServiceCollection services, ServiceZone zone)
    {
        services.AddSingleton(new ProcessRegistry(zone));
        services.AddSingleton<JobStore>();
    }

    public static void MapProcesses(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/processes", (HttpContext context, ProcessRegistry processes) => ListAsync(context, processes));
        routes.MapRead("/processes/{processId}", (HttpContext context, string processId, ProcessRegistry processes) => OneAsync(context, processes.Get(processId, context.User)));
        routes.MapPost("/processes/{processId}/execution", ExecuteAsync).Changes("process").DisableAntiforgery();
        routes.MapRead("/jobs/{jobId}", (HttpContext context, string jobId, JobStore jobs) => JobAsync(context, jobs.Get(jobId, Owner(context)))).Reads("job");
        routes.MapRead("/jobs/{jobId}/results", (HttpContext context, string jobId, JobStore jobs) => ResultsAsync(context, jobs.Get(jobId, Owner(context)))).Reads("job");
        routes.MapDelete("/jobs/{jobId}", DismissAsync).Changes("job").DisableAntiforgery();
    }

    // On the public side whoever knows a job's name may read it; on the desk it is also its starter's own.
    private static string Owner(HttpContext context) => context.User.FindFirstValue(DeskClaim.Person) ?? "";

    private static async Task DismissAsync(HttpContext context, string jobId, JobStore jobs, CancellationToken cancel)
    {
        var job = jobs.Dismiss(jobId, Owner(context));
        if (context.RequestServices.GetService<DeskSession>() is { } desk)
        {
            await desk.TraceAsync("dismissed-job", DeskWall.Subject(context.Request), municipality: null, cancel);
        }

        await JobAsync(context, job);
    }

    private static Task ListAsync(HttpContext context, ProcessRegistry processes)
    {
        var request = ApiRequest.Read(context, [], Formats);
        return request.IsPage
            ? HtmlAnswer.WriteAsync(context, new()
            {
                Language = request.Language,
                Title = new Bilingual("Processer", "Processes").In(request.Language),
                Lead = new Bilingual("Det som tjänsten räknar ut på begäran.", "What the service computes on request.").In(request.Language),
                Crumbs = [PageWords.Start(request)],
                Sections =
                [
                    new(new Bilingual("Alla processer", "All processes").In(request.Language))
                    {
                        Links = [.. processes.All.Where(process => process.IsFor(context.User)).Select(process => new ApiLink(process.Title.In(request.Language), request.Link($"/processes/{process.Id}")))],
                    },
                ],
            })
            : ApiJson.WriteAsync(context, request, new JsonObject
            {
                ["processes"] = new JsonArray([.. processes.All.Where(process => process.IsFor(context.User)).Select(process => Summary(request, process))]),
                ["links"] = ApiJson.Formats(request, Formats),
            });
    }

    private static Task OneAsync(HttpContext context, ProcessDefinition process)
    {
        var request = ApiRequest.Read(context, [], Formats);
        if (request.IsPage)
        {
            return HtmlAnswer.WriteAsync(context, Page(request, process));
        }

        var described = Summary(request, process);
        described["inputs"] = Objects(process.Inputs, input => input.Name, input => new JsonObject
        {
            ["title"] = input.Title.In(request.Language),
            ["description"] = input.Description.In(request.Language),
            ["minOccurs"] = input.IsRequired ? 1 : 0,
            ["schema"] = input.Schema.DeepClone(),
        });
        described["outputs"] = Objects(process.Outputs, output => output.Name, output => new JsonObject { ["title"] = output.Title.In(request.Language), ["schema"] = output.Schema.DeepClone() });
        return ApiJson.WriteAsync(context, request, described);
    }

    private static async Task ExecuteAsync(HttpContext context, string processId, ProcessRegistry processes, JobStore jobs, CancellationToken cancel)
    {
        var process = processes.Get(processId, context.User);
        if (DeskRole.Among(process.Roles, context.User) is { } role)
        {
            context.RequestServices.GetRequiredService<DeskSession>().Become(DeskWall.CallerOf(context.User, role));
        }

        var request = ApiRequest.Read(context, [], AnswerFormat.Json);
        if (process.LargestBody is { } largest && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        var call = new ProcessCall(await ReadInputsAsync(context, process, cancel), request.Language, context.RequestServices);
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase))
        {
            await ApiJson.WriteAsync(context, request, await process.RunAsync(call, cancel));
            return;
        }

        var job = jobs.Start(process, call, Owner(context));
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = request.Link($"/jobs/{job.Id}");
        context.Response.Headers["Preference-Applied"] = "respond-async";
        await ApiJson.WriteAsync(context, request, JobStatus.Of(job, request));
    }

    private static Task JobAsync(HttpContext context, Job job)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json);
        context.Response.Headers.CacheControl = "no-store";
        return ApiJson.WriteAsync(context, request, JobStatus.Of(job, request));
    }

    private static Task ResultsAsync(HttpContext context, Job job)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json);
        context.Response.Headers.CacheControl = "no-store";
        return job switch
        {
            { Result: { } result } => ApiJson.WriteAsync(context, request, result),
            { Fault: { } fault } => throw new ProblemException(fault.Kind, fault.Detail, fault.Place),
            _ => throw new ProblemException(ProblemKind.ResultNotReady, ProblemKind.ResultNotReady.Meaning),
        };
    }

    private static async Task<JsonObject> ReadInputsAsync(HttpContext context, ProcessDefinition process, CancellationToken cancel)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(ProblemKind.UnsupportedMediaType, ProblemKind.UnsupportedMediaType.Meaning);
        }

        JsonObject inputs;
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, new() { PropertyNameCaseInsensitive = false }, new() { MaxDepth = 32 }, cancel);
            inputs = body is JsonObject whole && (whole["inputs"] ?? new JsonObject()) is JsonObject given ? given : throw Wrong();

            // Reading them all now finds a name given twice.
            _ = inputs.Count;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw Wrong();
        }

        foreach (var (name, _) in inputs)
        {
            if (process.Inputs.All(input => input.Name != name))
            {
                throw new ProblemException(
                    ProblemKind.InvalidBody, new($"inputs.{name} finns inte. De som finns: {Names(process)}.", $"There is no inputs.{name}. Those there are: {Names(process)}."), $"inputs.{name}");
            }
        }

        return inputs;

        static ProblemException Wrong() => new(
            ProblemKind.InvalidBody, new("Skicka JSON av formen {\"inputs\": {…}}.", "Send JSON of the form {\"inputs\": {…}}."));
    }

    private static string Names(ProcessDefinition process) => string.Join(", ", process.Inputs.Select(input => input.Name));

    private static JsonObject Summary(ApiRequest request, ProcessDefinition process) => new()
    {
        ["id"] = process.Id,
        ["version"] = process.Version,
        ["title"] = process.Title.In(request.Language),
        ["description"] = process.Description.In(request.Language),
        ["jobControlOptions"] = new JsonArray("sync-execute", "async-execute", "dismiss"),
        ["outputTransmission"] = new JsonArray("value"),
        ["links"] = new JsonArray(
            ApiJson.Link("self", AnswerFormat.Json.MediaType, process.Title.In(request.Language), request.Link($"/processes/{process.Id}", "json")),
            ApiJson.Link("alternate", AnswerFormat.Html.MediaType, process.Title.In(request.Language), request.Link($"/processes/{process.Id}", "html")),
            ApiJson.Link("http://www.opengis.net/def/rel/ogc/1.0/execute", AnswerFormat.Json.MediaType, process.Title.In(request.Language), request.Link($"/processes/{process.Id}/execution"))),
    };

    private static ApiPage Page(ApiRequest request, ProcessDefinition process) => new()
    {
        Language = request.Language,
        Title = process.Title.In(request.Language),
        Lead = process.Description.In(request.Language),
        Crumbs = [PageWords.Start(request), new(new Bilingual("Processer", "Processes").In(request.Language), request.Link("/processes"))],
        Sections =
        [
            new(new Bilingual("Indata", "Inputs").In(request.Language))
            {
                Table = PageWords.Table(
                    "inputs", new Bilingual("Vad som skickas under inputs", "What is sent under inputs").In(request.Language),
                    [new Bilingual("Namn", "Name").In(request.Language), new Bilingual("Betyder", "Meaning").In(request.Language), new Bilingual("Måste finnas", "Required").In(request.Language)],
                    process.Inputs.Select(input => new TableRow([new(input.Name), new(input.Description.In(request.Language)), new((input.IsRequired ? new Bilingual("ja", "yes") : new("nej", "no")).In(request.Language))]))),
            },
            new(new Bilingual("Så körs den", "How it is run").In(request.Language)) { Paragraphs = [$"POST {request.Link($"/processes/{process.Id}/execution")}"] },
        ],
    };

    private static JsonObject Objects<T>(IEnumerable<T> all, Func<T, string> name, Func<T, JsonObject> of)
    {
        var objects = new JsonObject();
        foreach (var one in all)
        {
            objects[name(one)] = of(one);
        }

        return objects;
    }
}
