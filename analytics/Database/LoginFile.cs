using Npgsql;

namespace Geo.Database;

/// <summary>The connection strings of the logins, one <c>NAME=value</c> a line, in a file that only its owner can
/// read.</summary>
public static class LoginFile
{
    /// <summary>The passwords by role: from the environment first, else from the file, where there is one.</summary>
    public static IReadOnlyDictionary<string, string> Passwords(string path)
    {
        var lines = File.Exists(path)
            ? File.ReadAllLines(path).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1])
            : [];
        var passwords = new Dictionary<string, string>();
        foreach (var role in GeoRole.All)
        {
            var variable = GeoRole.Variable(role);
            var login = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : lines.GetValueOrDefault(variable);
            if (login is not null && new NpgsqlConnectionStringBuilder(login).Password is { Length: > 0 } password)
            {
                passwords[role] = password;
            }
        }

        return passwords;
    }

    /// <summary>Writes the file whole, with mode 0600 from its first byte.</summary>
    public static async Task WriteAsync(string path, IReadOnlyDictionary<string, string> logins, CancellationToken cancel)
    {
        var draft = path + ".ny";
        File.Delete(draft);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var writer = new StreamWriter(draft, options))
        {
            foreach (var (role, login) in logins)
            {
                await writer.WriteAsync($"{GeoRole.Variable(role)}={login}\n".AsMemory(), cancel);
            }
        }

        File.Move(draft, path, overwrite: true);
    }
}
