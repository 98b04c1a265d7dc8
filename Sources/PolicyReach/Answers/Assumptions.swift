/// What no proof over policies covers, as sentences to go with each.
///
/// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html>
enum Assumptions {
    static func sentences(_ property: Property, _ user: RootUser) -> [String] {
        var sentences = [
            "The root user of account \(user.account) acts in the partition \(user.partition).",
            "Actions are known as of \(ActionCatalogue.standard.date); the answer holds for those that AWS may add, too.",
            "Signing in and recovering the password are no API calls; no policy binds them.",
            "sts:GetCallerIdentity and sts:GetSessionToken cannot be denied.",
            "No policy binds: registering for Enterprise Support as root, CloudFront key pairs for trusted signers, "
                + "reverse DNS for mail servers on Lightsail and EC2, and the APIs of Alexa and Mechanical Turk.",
        ]
        if property.universe == .root {
            sentences.append(
                "In an account made before 2017-09-15, root may still change its own MFA, password, keys and certificates."
            )
        }
        switch property.demand {
        case .requiresMFA:
            sentences.append("That requests with MFA are allowed is not said; only that those without are denied.")
        case .onlyFrom:
            sentences.append(
                "Requests through a VPC endpoint carry no source address, and calls that AWS services make are not "
                    + "root's own; neither is looked at."
            )
        case .keysDenied, .denied, .about: break
        }
        if property.universe == .assumeRoot {
            sentences.append("AssumeRoot sessions are bound by their task policies as well, which are not counted on.")
        }
        return sentences
    }
}
