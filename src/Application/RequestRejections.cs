using Healthcare.Domain;

namespace Healthcare.Application;

/// <summary>What can be wrong with a request before any rule of the domain is asked.</summary>
public static class RequestRejections
{
    /// <summary>More bytes than are read.</summary>
    public static readonly Rejection TooLarge = new(
        "request.too-large", RejectionKind.TooLarge, "The request body is larger than allowed.",
        "Send at most 5 MB (5,242,880 bytes) of JSON, or 1 MB of form fields; split larger content over several requests.");

    /// <summary>More nesting than is followed.</summary>
    public static readonly Rejection TooDeep = new(
        "request.too-deep", RejectionKind.Invalid, "The JSON is nested too deeply.",
        "Nest objects and arrays at most 64 deep.");

    /// <summary>Not JSON.</summary>
    public static readonly Rejection MalformedJson = new(
        "request.malformed-json", RejectionKind.Invalid, "The request body is not well-formed JSON.",
        "Send one JSON value as UTF-8 without byte order mark, comments, trailing commas or unpaired surrogates.");

    /// <summary>Two members of one name: readers disagree about which counts.</summary>
    public static readonly Rejection DuplicateMember = new(
        "request.duplicate-member", RejectionKind.Invalid, "A JSON object has two members of the same name.",
        "Send each member once.");

    /// <summary>個人番号 may not be taken in.</summary>
    public static readonly Rejection MyNumber = new(
        "request.my-number", RejectionKind.Refused, "The request holds what looks like a My Number; nothing of it was kept.",
        "Remove the My Number. If it is another identifier, send it as an identifier with its own known system.");

    /// <summary>A kind of content that is not read.</summary>
    public static readonly Rejection UnsupportedMediaType = new(
        "request.unsupported-media-type", RejectionKind.UnsupportedMedia, "This kind of content is not understood.",
        "Send application/json or application/fhir+json as uncompressed UTF-8, and say so in Content-Type.");

    /// <summary>A member that the request does not have.</summary>
    public static readonly Rejection UnknownMember = new(
        "request.unknown-member", RejectionKind.Invalid, "The request has a member that is not known.",
        "Check the spelling against the API description, or leave the member out.");

    /// <summary>A query parameter that the request does not have.</summary>
    public static readonly Rejection UnknownParameter = new(
        "request.unknown-parameter", RejectionKind.Invalid, "The request has a query parameter that is not known.",
        "Check the spelling against the API description, or leave the parameter out.");

    /// <summary>A field is missing, of another type, or out of range.</summary>
    public static readonly Rejection Invalid = new(
        "request.invalid", RejectionKind.Invalid, "A field of the request is missing or not as described.",
        "Correct the fields that are named and send the request again.");

    /// <summary>No body where one is needed.</summary>
    public static readonly Rejection MissingBody = new(
        "request.missing-body", RejectionKind.Invalid, "The request has no body.",
        "Send the request as JSON in the body.");

    /// <summary>No such address or record, or none that the caller may know of.</summary>
    public static readonly Rejection NotFound = new(
        "request.not-found", RejectionKind.Missing, "There is nothing at this address.",
        "Check the address and the identifiers in it.");

    /// <summary>The address exists, but not for this method.</summary>
    public static readonly Rejection MethodNotAllowed = new(
        "request.method-not-allowed", RejectionKind.WrongMethod, "This address does not take this method.",
        "Use one of the methods named in the Allow header.");

    /// <summary>The caller may not do this.</summary>
    public static readonly Rejection Forbidden = new(
        "request.forbidden", RejectionKind.Forbidden, "You may not do this.",
        "Sign in with a role that may, or ask the institution's administrator.");

    /// <summary>A request that changes something must be safe to repeat.</summary>
    public static readonly Rejection IdempotencyKeyRequired = new(
        "request.idempotency-key-required", RejectionKind.Invalid, "This request needs an idempotency key.",
        "Send an Idempotency-Key header with a new UUID, and the same one when you repeat the request.");

    /// <summary>One key, two different requests.</summary>
    public static readonly Rejection IdempotencyKeyReused = new(
        "request.idempotency-key-reused", RejectionKind.Refused, "This idempotency key was used for a different request.",
        "Use a new key for a new request; repeat a request only unchanged.");

    /// <summary>Somebody else was first.</summary>
    public static readonly Rejection StaleVersion = new(
        "request.stale-version", RejectionKind.Stale, "The record has changed since you read it.",
        "Read it again, and send the request with its current version.");

    /// <summary>The id of the new record is the id of something else.</summary>
    public static readonly Rejection IdTaken = new(
        "request.id-taken", RejectionKind.Conflict, "This id belongs to another record.",
        "Make a new id for the new record.");

    /// <summary>More work than can be taken on now.</summary>
    public static readonly Rejection Busy = new(
        "request.busy", RejectionKind.Busy, "Too many requests are being handled.",
        "Wait as long as the Retry-After header says, then send the same request again.");

    /// <summary>The program failed.</summary>
    public static readonly Rejection Fault = new(
        "request.fault", RejectionKind.Fault, "The request could not be handled because of a fault on our side.",
        "Send the same request again later; if it persists, report the requestId of this response.");
}
