using Healthcare.Domain;

namespace Healthcare.Application;

public static class RequestRejections
{
    public static readonly Rejection Invalid = new("request.invalid", RejectionKind.Invalid, "x", "x");
    public static readonly Rejection Forbidden = new("request.forbidden", RejectionKind.Forbidden, "x", "x");
    public static readonly Rejection Busy = new("request.busy", RejectionKind.Busy, "x", "x");
    public static readonly Rejection Fault = new("request.fault", RejectionKind.Fault, "x", "x");
    public static readonly Rejection StaleVersion = new("request.stale-version", RejectionKind.Stale, "x", "x");
    public static readonly Rejection IdempotencyKeyReused = new("request.idempotency-key-reused", RejectionKind.Refused, "x", "x");
}
