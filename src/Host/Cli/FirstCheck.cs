using System.Text.Json;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;
using NodaTime;

namespace Healthcare.Host.Cli;

/// <summary>A first request that works: the check of the first synthetic person's card.</summary>
internal static class FirstCheck
{
    public static string Body(WebApplication app)
    {
        var clock = app.Services.GetRequiredService<IClock>();
        var person = SyntheticNation.Of(1, Jst.DateOf(clock.GetCurrentInstant())).Person(0);
        return JsonSerializer.Serialize(new { CheckId = Guid.CreateVersion7(), Person = new { Card = new { CertificateSerial = person.Card.Serial } } }, JsonSerializerOptions.Web);
    }
}
