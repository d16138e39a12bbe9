using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Geo.Tests.Architecture;

/// <summary>The arrows of the diagram in README.md, and no others.</summary>
public class ProjectReferenceTests
{
    [Theory]
    [InlineData("analytics/Statistics/Geo.Statistics", "")]
    [InlineData("analytics/Database/Geo.Database", "")]
    [InlineData("site/Components/Geo.Components", "")]
    [InlineData("analytics/Service/Geo.Service", "Geo.Components Geo.Database Geo.Statistics")]
    [InlineData("etl/Geo.Etl", "Geo.Database")]
    [InlineData("site/Generator/Geo.Generator", "Geo.Components")]
    public void A_project_references_what_the_diagram_shows(string project, string expected)
    {
        var references = XDocument.Load(Path.Combine(Root(), $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Order();

        Assert.Equal(expected, string.Join(' ', references));
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..");
}
