using System.Net.Http.Json;
using System.Text.Json;
using Healthcare.Application.Drugs;
using Healthcare.Domain.Drugs;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Cli;

/// <summary>The program as an operator of the drug master calls it.</summary>
internal sealed class DrugMasterApi(HttpClient http, TextWriter output, TextWriter errors)
{
    /// <summary>Does what was asked for, with the files where there are some.</summary>
    public async Task<int> RunAsync(DrugMasterOptions options, DrugMasterFiles? files) =>
        options.Action switch
        {
            "load" => await SendAsync("drug-master-versions", new UploadDrugMaster(Guid.CreateVersion7(), options.Label!, files!)),
            "approve" => await SendAsync("drug-master-versions/approvals", new ApproveDrugMaster(options.Version!.Value, options.Digest!, options.ValidFrom!.Value)),
            _ when files is not null => await CompareAsync(files),
            _ => await AnswerAsync(await http.GetAsync($"drug-master/versions/{options.Version}/diff")),
        };

    private async Task<int> CompareAsync(DrugMasterFiles files)
    {
        using var answer = await http.GetAsync("drug-master/files");
        if (!answer.IsSuccessStatusCode)
            return await AnswerAsync(answer);
        var inForce = await answer.Content.ReadFromJsonAsync<DrugMasterFiles>(StoredJson.Options);
        return await DrugMasterCommand.PrintAsync(output, DrugMasterDiff.Between(DrugMasterReader.Read(inForce!).Content!, DrugMasterReader.Read(files).Content!));
    }

    private async Task<int> SendAsync<T>(string path, T command)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(command, options: StoredJson.Options) };
        request.Headers.Add("Idempotency-Key", $"drug-master-{Guid.CreateVersion7():N}");
        return await AnswerAsync(await http.SendAsync(request));
    }

    private async Task<int> AnswerAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var done = answer.IsSuccessStatusCode;
            await DrugMasterCommand.PrintAsync(done ? output : errors, await answer.Content.ReadFromJsonAsync<JsonElement>());
            return done ? 0 : 1;
        }
    }
}
