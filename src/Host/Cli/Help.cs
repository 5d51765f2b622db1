namespace Healthcare.Host.Cli;

/// <summary>What <c>./run --help</c> prints.</summary>
internal static class Help
{
    public const string Text =
        """
        Healthcare: an open engine for Japan's national health-record platform.

        ./run [--urls URL] [--data-dir DIR] [--persons N] [--no-seed]
            Starts everything: a database (HEALTHCARE_DB or ConnectionStrings__Healthcare if given, else one of its own), the API, the portal.
              --urls URL       where to listen (http://127.0.0.1:5080)
              --data-dir DIR   where data are kept between runs
              --persons N      how many synthetic persons an empty store gets (200)
              --no-seed        leave an empty store empty

        ./run replay STREAM [--as-of INSTANT | --version N] [--diff] [--data-dir DIR]
            Prints a stream's events, who caused them and the state they make, as JSON.

        ./run codegen write | db-apply | projections | describe | help
            Commands of the frameworks below, for developers.

        Environment: HEALTHCARE_DB = a connection string, npm, or docker.
        """;
}
