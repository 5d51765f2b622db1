using Healthcare.Host.Identity;
using Healthcare.Host.Seed;

namespace Healthcare.Host.Cli;

/// <summary>What is printed when the program is ready.</summary>
internal static class Banner
{
    public static async Task PrintAsync(WebApplication app, string urls)
    {
        var address = urls.Split(';')[0].TrimEnd('/');
        Console.WriteLine(
            $"""

            Healthcare is ready.
              Portal (マイナポータル)   {address}/portal
              Desks (医師・薬剤師)      {address}/desk/doctor and {address}/desk/pharmacy
              Statistics (利用統計)     {address}/statistics
              API document            {address}/docs
              FHIR                    {address}/fhir/metadata
            """);
        if (app.Services.GetRequiredService<DemoIssuerSettings>().Enabled && await FirstCheck.BodyAsync(app.Services) is { } body)
            Console.WriteLine(
                $"""
                Sign in at the portal with card 0001 and PIN 1234, at the desks as doctor-001 and pharmacist-001 with {DemoDirectory.Secret}. A first call, as the clerk of a clinic:
                  TOKEN=$(curl -s {address}/connect/token -d grant_type=client_credentials -d client_id=clerk-001 -d client_secret={DemoDirectory.Secret} | grep -o '"access_token": *"[^"]*' | cut -d'"' -f4)
                  curl -s {address}/eligibility-checks -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{body}'
                The same at a card reader, with the card's key:
                  ./run reader --card 0001 --face --institution clerk-001 --consent drugs --url {address}
                """);
        Console.WriteLine("Ctrl-C stops it; the data stay.");
    }
}
