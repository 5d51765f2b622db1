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

        ./run reader --card N (--face | --pin PIN ...) [--institution CLERK] [--consent KINDS] [--smartphone] [--url URL] [--data-dir DIR]
            Plays the five steps of a card reader against a running ./run, with the key of a demonstration card. PINs are typed one after another;
            the right one is 1234. KINDS: drugs, surgery, check-ups, copay-limit, separated by commas. 0 answered, 1 refused, 2 not understood.

        ./run reader --card N --print-proof --challenge C [--pin PIN] [--smartphone] [--data-dir DIR]
            Prints the proof with which the card answers a challenge of POST /card-challenges, as JSON for POST /eligibility-checks.

        ./run drug-master check DIR
        ./run drug-master diff DIR|VERSION [--operator CLIENT] [--url URL]
        ./run drug-master load DIR --label NAME [--operator CLIENT] [--url URL]
        ./run drug-master approve VERSION --digest DIGEST --valid-from DAY [--operator CLIENT] [--url URL]
            Checks the five CSV files of a drug master (products, ingredients, contraindications, usages, supply-limits), compares them with the
            version in force, uploads them, and lets an uploaded version take effect: by another operator than who uploaded it, from a coming day on.
            CLIENT is operator or operator-2 in the demonstration; with an access token in HEALTHCARE_TOKEN that is used instead.

        ./run sign --as WHO [--format cades|xades] [--data-dir DIR] < body.json > signed.json
            Signs the body of a command, or a FHIR document, with the signature card of a demonstration caller: doctor-001, dentist-001, pharmacist-001 ...
            To try what is refused: doctor-001-revoked, doctor-001-expired. 0 signed, 1 no such card or body, 2 not understood.

        ./run codegen write | db-apply | projections | describe | help
            Commands of the frameworks below, for developers.

        Environment: HEALTHCARE_DB = a connection string, npm, or docker.
        """;
}
