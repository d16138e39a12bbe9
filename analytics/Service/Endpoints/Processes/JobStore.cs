using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Processes;

/// <summary>How far a job has come, in the standard's words.</summary>
internal enum JobState
{
    Accepted,
    Running,
    Successful,
    Failed,
    Dismissed,
}

/// <summary>A run that the caller does not wait for. Its name cannot be guessed: who has it may read it.</summary>
internal sealed class Job(string id, ProcessDefinition process, string owner, DateTime created) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public string Id { get; } = id;

    public ProcessDefinition Process { get; } = process;

    /// <summary>Who started it; empty where nobody is known.</summary>
    public string Owner { get; } = owner;

    public DateTime Created { get; } = created;

    public DateTime? Started { get; set; }

    public DateTime? Finished { get; set; }

    public JobState State { get; set; } = JobState.Accepted;

    /// <summary>What it gave; null until it is done.</summary>
    public JsonObject? Result { get; set; }

    /// <summary>Why it failed; null where it did not.</summary>
    public ProblemException? Fault { get; set; }

    public CancellationToken Stopping => _stopping.Token;

    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();
}

/// <summary>The jobs of this process, kept in memory for a while: none outlives it, and there is no list of them for others to
/// read.</summary>
internal sealed class JobStore(TimeProvider clock, IServiceScopeFactory scopes, ILoggerFactory logs) : IDisposable
{
    private const int Most = 200;
    private const int AtOnce = 2;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(AtOnce, AtOnce);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Starts a run, when its turn comes.</summary>
    /// <exception cref="ProblemException">There are too many already.</exception>
    public Job Start(ProcessDefinition process, ProcessCall call, string owner)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (old, _) in _jobs.Where(pair => now - pair.Value.Created > Kept))
        {
            _jobs.TryRemove(old, out _);
        }

        if (_jobs.Count >= Most)
        {
            throw new ProblemException(ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Meaning);
        }

        var job = new Job(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), process, owner, now);
        _jobs[job.Id] = job;

        // The request that started it is over before it runs: it has services of its own, and its starter's rights.
        var scope = scopes.CreateAsyncScope();
        if (call.Services.GetService<DeskSession>() is { } starter)
        {
            scope.ServiceProvider.GetRequiredService<DeskSession>().Follow(starter);
        }

        _ = RunAsync(job, call with { Services = scope.ServiceProvider }, scope);
        return job;
    }

    /// <exception cref="ProblemException">There is none of that name, or it is somebody else's.</exception>
    public Job Get(string id, string owner) => _jobs.TryGetValue(id, out var job) && job.Owner == owner ? job : throw new ProblemException(ProblemKind.NoSuchJob, ProblemKind.NoSuchJob.Meaning);

    /// <summary>Stops a job and forgets it.</summary>
    public Job Dismiss(string id, string owner)
    {
        var job = Get(id, owner);
        job.Stop();
        job.State = JobState.Dismissed;
        _jobs.TryRemove(id, out _);
        return job;
    }

    /// <summary>Waits until no job runs or waits for its turn.</summary>
    /// <returns>How many did when it was told not to wait any longer.</returns>
    public async Task<int> FinishAsync(CancellationToken cancel)
    {
        int Unfinished() => _jobs.Values.Count(job => job.State is JobState.Accepted or JobState.Running);
        while (Unfinished() > 0 && !cancel.IsCancellationRequested)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        return Unfinished();
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _turn.Dispose();
    }

    private async Task RunAsync(Job job, ProcessCall call, AsyncServiceScope running)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(job.Stopping, _stopping.Token);
        stopping.CancelAfter(Longest);
        await using var scope = running;
        try
        {
            await _turn.WaitAsync(stopping.Token);
            try
            {
                (job.Started, job.State) = (clock.GetUtcNow().UtcDateTime, JobState.Running);
                job.Result = await job.Process.RunAsync(call, stopping.Token);
                job.State = JobState.Successful;
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            job.State = JobState.Dismissed;
        }
        catch (ObjectDisposedException) when (_stopping.IsCancellationRequested)
        {
            job.State = JobState.Dismissed;
        }
        catch (ProblemException wrong)
        {
            (job.Fault, job.State) = (wrong, JobState.Failed);
        }
        catch (Exception failed) when (failed is Npgsql.NpgsqlException or TimeoutException or InvalidOperationException or IOException)
        {
            ServiceLog.Failed(logs.CreateLogger("Geo.Service"), 500, job.Process.Id, failed.GetType().Name, failed);
            var kind = failed is Npgsql.NpgsqlException ? ProblemKind.Unavailable : ProblemKind.Failed;
            (job.Fault, job.State) = (new(kind, kind.Meaning), JobState.Failed);
        }

        job.Finished = clock.GetUtcNow().UtcDateTime;
    }
}

/// <summary>A job as the standard writes it.</summary>
internal static class JobStatus
{
    public static JsonObject Of(Job job, ApiRequest request)
    {
        var status = new JsonObject
        {
            ["jobID"] = job.Id,
            ["processID"] = job.Process.Id,
            ["type"] = "process",
            ["status"] = job.State.ToString().ToLowerInvariant(),
            ["created"] = Moment(job.Created),
            ["started"] = Moment(job.Started),
            ["finished"] = Moment(job.Finished),
            ["message"] = job.Fault?.Detail.In(request.Language),
            ["links"] = new JsonArray(ApiJson.Link("self", AnswerFormat.Json.MediaType, "status", request.Link($"/jobs/{job.Id}"))),
        };
        if (job.State == JobState.Successful)
        {
            status["links"]!.AsArray().Add(ApiJson.Link("http://www.opengis.net/def/rel/ogc/1.0/results", AnswerFormat.Json.MediaType, "results", request.Link($"/jobs/{job.Id}/results")));
        }

        foreach (var unknown in status.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            status.Remove(unknown);
        }

        return status;
    }

    private static string? Moment(DateTime? at) => at is { } moment ? ApiJson.Moment(moment) : null;
}
