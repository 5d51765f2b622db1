using System.Text;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>Answers reads and searches with the stored bytes, once the gate has let them through.</summary>
public sealed class FhirReader(FhirReads reads, FhirPersons persons, QueryGate gate, IClock clock, IRejectionWriter problems)
{
    private const string Json = "application/fhir+json; charset=utf-8";
    private static readonly byte[] Separator = ","u8.ToArray();

    /// <summary>Reads one resource.</summary>
    public async Task ReadAsync(HttpContext context, string type, DataKind kind, string id)
    {
        var found = await reads.FindAsync(type, id);
        if (found is null)
        {
            await problems.WriteAsync(context, MayRead(context, kind) ? RequestRejections.NotFound : RequestRejections.Forbidden);
            return;
        }

        var decision = await gate.AskAsync(context.Caller(), found.PersonId, kind, context.TraceIdentifier, context.RequestAborted, found.Custodian);
        if (decision.Rejection is { } rejection)
        {
            await problems.WriteAsync(context, rejection);
            return;
        }

        if (FirstReadable(context, type) > found.Day)
        {
            await problems.WriteAsync(context, PrescribingRejections.BeyondReadableDays);
            return;
        }

        context.Response.Headers.ETag = $"W/\"{found.Version}\"";
        await WriteAsync(context, StatusCodes.Status200OK, found.Body);
    }

    /// <summary>Searches, by the query or by a form.</summary>
    public async Task SearchAsync(HttpContext context, string type, DataKind kind)
    {
        var inForm = HttpMethods.IsPost(context.Request.Method);
        var given = inForm
            ? context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted)).SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? string.Empty))) : []
            : context.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? string.Empty)));
        if (FhirParameters.Read(type, given, inForm, out var query) is { } invalid)
        {
            await problems.WriteAsync(context, invalid);
            return;
        }

        if (await persons.FindAsync(query!, context.RequestAborted) is not { } found)
        {
            await problems.WriteAsync(context, RequestRejections.Invalid.At(type == "Patient" ? "_id" : "patient", "is required: a search is about one person"));
            return;
        }

        query = found;
        if (query.PersonId == Guid.Empty)
        {
            await (MayRead(context, kind)
                ? WriteAsync(context, StatusCodes.Status200OK, Page(context, query, []))
                : problems.WriteAsync(context, RequestRejections.Forbidden));
            return;
        }

        var decision = await gate.AskAsync(context.Caller(), query.PersonId, kind, context.TraceIdentifier, context.RequestAborted);
        if (decision.Rejection is { } rejection)
        {
            await problems.WriteAsync(context, rejection);
            return;
        }

        if (FirstReadable(context, type) is { } first)
        {
            if (query.From < first)
            {
                await problems.WriteAsync(context, PrescribingRejections.BeyondReadableDays);
                return;
            }

            query = query with { From = query.From ?? first };
        }

        if (decision.Extent == Extent.Own)
            query = query with { Custodian = context.Caller().Institution };
        await WriteAsync(context, StatusCodes.Status200OK, Page(context, query, await reads.SearchAsync(query, context.RequestAborted)));
    }

    /// <summary>Writes FHIR JSON.</summary>
    public static async Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Json;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>How far back the caller reads this type, as of the medication history; the person reads all.</summary>
    private LocalDate? FirstReadable(HttpContext context, string type) =>
        context.Caller().Role == Role.InsuredPerson ? null : HistoryWindow.FirstOfInstitution(type, Jst.DateOf(clock.GetCurrentInstant()));

    /// <summary>Whoever may not read at all does not learn what exists either.</summary>
    private static bool MayRead(HttpContext context, DataKind kind) => ReadPolicy.RolesFor(kind).Contains(context.Caller().Role);

    /// <summary>A searchset around the stored bytes; nothing is parsed or written again.</summary>
    private static byte[] Page(HttpContext context, FhirQuery query, IReadOnlyList<StoredResource> rows)
    {
        using var page = new MemoryStream();
        page.Write("{\"resourceType\":\"Bundle\",\"type\":\"searchset\""u8);
        if (rows.Count > query.Count)
            page.Write(Encoding.UTF8.GetBytes($",\"link\":[{{\"relation\":\"next\",\"url\":\"{NextPage(context, query, rows[query.Count - 1].Id)}\"}}]"));
        page.Write(",\"entry\":["u8);
        for (var i = 0; i < Math.Min(rows.Count, query.Count); i++)
        {
            if (i > 0)
                page.Write(Separator);
            page.Write(Encoding.UTF8.GetBytes($"{{\"fullUrl\":\"{context.Request.Scheme}://{context.Request.Host}/fhir/{query.Type}/{rows[i].Id}\",\"resource\":"));
            page.Write(rows[i].Body);
            page.Write(",\"search\":{\"mode\":\"match\"}}"u8);
        }

        page.Write("]}"u8);
        return page.ToArray();
    }

    /// <summary>The same search from the last row on. Of a search by form the person stands for whatever named them; what else may not stand in an address is left out.</summary>
    private static string NextPage(HttpContext context, FhirQuery query, string last)
    {
        var same = HttpMethods.IsPost(context.Request.Method)
            ? string.Join('&', [$"{(query.Type == "Patient" ? "_id" : "patient")}={query.PersonId}", .. MayStandInAddress(query.Type, context.Request.Form)])
            : string.Join('&', context.Request.Query.Where(pair => pair.Key != "_cursor").SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={Uri.EscapeDataString(value ?? string.Empty)}")));
        return $"{context.Request.Scheme}://{context.Request.Host}/fhir/{query.Type}?{same}&_cursor={Uri.EscapeDataString(last)}";
    }

    private static IEnumerable<string> MayStandInAddress(string type, IFormCollection form) =>
        from parameter in FhirSearch.Parameters[type]
        where !parameter.PostOnly && parameter.Name is not ("patient" or "_cursor") && !(type == "Patient" && parameter.Name == "_id")
        from value in form[parameter.Name]
        select $"{parameter.Name}={Uri.EscapeDataString(value ?? string.Empty)}";
}
