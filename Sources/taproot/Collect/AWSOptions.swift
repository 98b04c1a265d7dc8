internal import ArgumentParser

/// With which credentials AWS is asked.
struct AWSOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The profile of the AWS CLI's configuration to use. (default: what the environment says)",
            valueName: "name"
        )
    )
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "The Region to ask where a service has several. (default: the profile's, else us-east-1)",
            valueName: "region"
        )
    )
    var region: String?
}
