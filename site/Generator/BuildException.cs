namespace Geo.Generator;

/// <summary>The call or what it was given is wrong: printed in Swedish without a stack trace, exit code 2.</summary>
/// <remarks>The message says what is wrong, where (file, line), and what to do.</remarks>
public sealed class BuildException : Exception
{
    public BuildException(string message)
        : base(message)
    {
    }

    public BuildException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
