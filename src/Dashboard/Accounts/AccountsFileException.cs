namespace Ops.Dashboard.Accounts;

/// <summary>The file of accounts is damaged, or of a kind this program does not know.</summary>
internal sealed class AccountsFileException : Exception
{
    /// <summary>No particular fault.</summary>
    public AccountsFileException()
    {
    }

    /// <summary>A fault by its sentence.</summary>
    /// <param name="message">The sentence.</param>
    public AccountsFileException(string message)
        : base(message)
    {
    }

    /// <summary>A fault by its sentence and cause.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="cause">What was thrown.</param>
    public AccountsFileException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>A fault of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="cause">What was thrown; null for nothing.</param>
    /// <returns>The exception.</returns>
    public static AccountsFileException Of(string path, string problem, Exception? cause = null)
    {
        string message = $"{path}: {problem} It is left as it is; put a good copy in its place, or move it away " +
            "to start without accounts.";
        return cause is null ? new AccountsFileException(message) : new AccountsFileException(message, cause);
    }
}
