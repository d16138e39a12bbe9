using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Endpoints.Processes;
using Geo.Service.Serving;
using Microsoft.OpenApi;

namespace Geo.Service.Endpoints;

/// <summary>The parts that the API's description is put together from, in one language.</summary>
internal sealed class OpenApiParts(Language language)
{
    /// <summary>An address that is read.</summary>
    public OpenApiPathItem Read(string operation, Bilingual summary, IReadOnlyList<string> types, params ReadOnlySpan<IOpenApiParameter> parameters)
    {
        var formats = types.Select(FormatName).OfType<string>().Distinct().ToList();
        List<IOpenApiParameter> all = [.. parameters];
        all.Add(Query("f", new("Formatet", "The format"), new() { Type = JsonSchemaType.String, Enum = [.. formats.Select(format => JsonValue.Create(format))] }));
        return new()
        {
            Operations = new()
            {
                [HttpMethod.Get] = new()
                {
                    OperationId = operation,
                    Summary = summary.In(language),
                    Parameters = all,
                    Responses = Responses("200", types.ToDictionary(type => type, _ => new OpenApiMediaType())),
                },
            },
        };
    }

    public OpenApiPathItem Execution(ProcessDefinition process)
    {
        return new()
        {
            Operations = new()
            {
                [HttpMethod.Post] = new()
                {
                    OperationId = $"execute.{process.Id}",
                    Summary = process.Description.In(language),
                    Parameters = [Query("f", new("Formatet", "The format"), new() { Type = JsonSchemaType.String, Enum = [JsonValue.Create("json")] })],
                    RequestBody = new OpenApiRequestBody
                    {
                        Required = true,
                        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = Body(process) } },
                    },
                    Responses = Responses("200", new() { ["application/json"] = new OpenApiMediaType() }),
                },
            },
        };
    }

    public void AddDismissal(IOpenApiPathItem job) => job.Operations![HttpMethod.Delete] = new()
    {
        OperationId = "dismissJob",
        Summary = new Bilingual("Avbryter jobbet och glömmer det", "Stops the job and forgets it").In(language),
        Parameters = [Path("jobId", null)],
        Responses = Responses("200", new() { ["application/json"] = new OpenApiMediaType() }),
    };

    public static OpenApiParameter Path(string name, IEnumerable<string>? values) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = values?.Select(JsonNode (value) => JsonValue.Create(value)!).ToList() },
    };

    public static OpenApiParameter WholePath(string name) => new() { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" } };

    public OpenApiParameter Query(string name, Bilingual description, OpenApiSchema schema) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Required = false,
        Description = description.In(language),
        Schema = schema,
        Style = ParameterStyle.Form,
        Explode = false,
    };

    public OpenApiParameter Limit() => Query("limit", new("Högst så många poster", "At most so many items"), new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = ItemEndpoints.MaxLimit.ToString(CultureInfo.InvariantCulture),
        Default = JsonValue.Create(ItemEndpoints.DefaultLimit),
    });

    public OpenApiParameter Bbox() => Query("bbox", new("Poster som rör vid rutan: väst,syd,öst,nord", "Items that touch the box: west,south,east,north"), new()
    {
        Type = JsonSchemaType.Array,
        Items = new OpenApiSchema { Type = JsonSchemaType.Number },
        MinItems = 4,
        MaxItems = 6,
    });

    public OpenApiParameter Datetime() => Query("datetime", new("Poster som tiden rör vid: dag, klockslag eller intervall", "Items that the time touches: a day, a moment or an interval"), new() { Type = JsonSchemaType.String });

    public OpenApiParameter System(string name) => Query(name, new("Koordinatsystem", "Coordinate reference system"), new()
    {
        Type = JsonSchemaType.String,
        Format = "uri",
        Default = JsonValue.Create(CoordinateSystem.Crs84.Uri),
        Enum = [.. CoordinateSystem.All.Select(system => JsonValue.Create(system.Uri))],
    });

    public OpenApiParameter Filter(PublishedCollection collection) => Query(
        "filter", new($"Ett villkor i CQL2 text på fälten i {collection.Id}", $"A condition in CQL2 text on the queryables of {collection.Id}"), new() { Type = JsonSchemaType.String });

    public OpenApiParameter Property(CollectionProperty property) => Query(property.Name, property.Description, new()
    {
        Title = property.Title.In(language),
        Type = property.Kind switch
        {
            PropertyKind.Integer => JsonSchemaType.Integer,
            PropertyKind.Number => JsonSchemaType.Number,
            PropertyKind.Boolean => JsonSchemaType.Boolean,
            _ => JsonSchemaType.String,
        },
        Format = property.Kind == PropertyKind.Date ? "date" : null,
        Enum = property.Values.IsEmpty ? null : [.. property.Values.Select(value => JsonValue.Create(value))],
    });

    private static OpenApiSchema Body(ProcessDefinition process) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "inputs" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["inputs"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = process.Inputs.Where(input => input.IsRequired).Select(input => input.Name).ToHashSet(),
                Properties = process.Inputs.ToDictionary(input => input.Name, IOpenApiSchema (_) => new OpenApiSchema()),
            },
        },
    };

    private static string? FormatName(string type) => type switch
    {
        "text/html" => "html",
        "text/csv" => "csv",
        _ when type == AnswerFormat.GeoPackage.MediaType => "gpkg",
        _ when type == AnswerFormat.GeoJsonLines.MediaType => "geojsonl",
        _ when type == AnswerFormat.VectorTile.MediaType => "mvt",
        _ => "json",
    };

    private OpenApiResponses Responses(string done, Dictionary<string, OpenApiMediaType> content)
    {
        var problem = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType() };
        return new()
        {
            [done] = new OpenApiResponse { Description = new Bilingual("Svaret", "The answer").In(language), Content = content },
            ["4XX"] = new OpenApiResponse { Description = new Bilingual("Anropet går inte att besvara", "The request cannot be answered").In(language), Content = problem },
            ["5XX"] = new OpenApiResponse { Description = new Bilingual("Tjänsten kan inte svara", "The service cannot answer").In(language), Content = problem },
        };
    }
}
