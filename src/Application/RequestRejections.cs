using Healthcare.Domain;

namespace Healthcare.Application;

public static class RequestRejections
{
    public static readonly Rejection Invalid = new("request.invalid", RejectionKind.Invalid, "x", "x");
    public static readonly Rejection Forbidden = new("request.forbidden", RejectionKind.Forbidden, "x", "x");
}
