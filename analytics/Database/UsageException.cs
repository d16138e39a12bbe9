namespace Geo.Database;

/// <summary>The user's call or input is wrong: printed in Swedish without a stack trace, exit code 2.</summary>
/// <remarks>The message says what is wrong, where (file, line, field, value), and what to do.</remarks>
public class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
