using Geo.Tests.Support;
namespace Geo.Tests.Site;
public class ZzLook
{
    [Fact]
    public async Task Write()
    {
        foreach (var (name, release) in new[] { ("f", SampleRelease.Fictional()), ("r", SampleRelease.Real()) })
        {
            var sample = new SampleSite();
            await sample.WriteAsync(release);
            var to = "/tmp/look/" + name;
            if (Directory.Exists(to)) { Directory.Delete(to, true); }
            Directory.CreateDirectory("/tmp/look");
            Directory.Move(sample.Root, to);
        }
    }
}
