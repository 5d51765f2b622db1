using Healthcare.Application.Commands;
using JasperFx;
using JasperFx.CodeGeneration;
using Wolverine;

namespace Healthcare.Host.Setup;

/// <summary>Wolverine: handlers for commands and reactions, durable messages.</summary>
public static class Messaging
{
    /// <summary>Adds Wolverine. In Release the handlers' code is the one written ahead of time (<c>codegen write</c>).</summary>
    public static void AddMessaging(this WebApplicationBuilder builder) =>
        builder.Host.UseWolverine(wolverine =>
        {
            wolverine.ApplicationAssembly = typeof(Messaging).Assembly;
            wolverine.Discovery.IncludeAssembly(typeof(CommandGate).Assembly);
            wolverine.Policies.UseDurableLocalQueues();
            wolverine.Durability.Mode = builder.Configuration.GetValue("Cluster:Nodes", "many") == "one" ? DurabilityMode.Solo : DurabilityMode.Balanced;
            wolverine.CodeGeneration.TypeLoadMode = LoadMode;
        });

#if DEBUG
    private const TypeLoadMode LoadMode = TypeLoadMode.Dynamic;
#else
    private const TypeLoadMode LoadMode = TypeLoadMode.Static;
#endif
}
