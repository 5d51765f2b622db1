using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace Healthcare.Host.Database;

/// <summary>PostgreSQL in a container, for those who ask for it.</summary>
internal static class DockerDatabase
{
    private const string Image = "postgres:18";
    private const string Volume = "healthcare-postgres";
    private const string DataInImage = "/var/lib/postgresql";

    public static async Task<PostgreSqlContainer> StartAsync(bool durable, CancellationToken ct)
    {
        try
        {
            var builder = new PostgreSqlBuilder(Image).WithDatabase(LocalDatabase.MainDatabase).WithCommand("-c", "max_connections=200");
            var container = (durable ? builder.WithVolumeMount(Volume, DataInImage) : builder).Build();
            await container.StartAsync(ct);
            return container;
        }
        catch (DockerUnavailableException unavailable)
        {
            throw new LocalDatabaseUnavailableException(
                "Docker does not answer: start it, or leave HEALTHCARE_DB unset to use PostgreSQL without it.", unavailable);
        }
    }
}
