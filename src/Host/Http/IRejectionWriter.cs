using Healthcare.Domain;

namespace Healthcare.Host.Http;

/// <summary>Writes a refusal as the response, in the form the caller reads (a problem or an OperationOutcome).</summary>
public interface IRejectionWriter
{
    /// <summary>Writes the whole response: status, headers and body.</summary>
    Task WriteAsync(HttpContext context, Rejection rejection);
}
