/// The role of an EC2 instance, by version 2 of its metadata service; version 1 is never asked.
///
/// Source: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html>,
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html>
extension CredentialChain {
    func instanceMetadata(_ settings: [String: String]) async throws(CredentialError) -> CredentialOutcome {
        guard !surroundings.isTrue("AWS_EC2_METADATA_DISABLED") else {
            return .absent("AWS_EC2_METADATA_DISABLED is set")
        }
        func value(_ name: String) -> String? { surroundings.variable("AWS_\(name.uppercased())") ?? settings[name] }
        let usesIPv6 = value("ec2_metadata_service_endpoint_mode")?.lowercased() == "ipv6"
        let usual = usesIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
        guard let endpoint = CredentialEndpoint(parsing: value("ec2_metadata_service_endpoint") ?? usual) else {
            throw .failed(.instanceMetadata, reason: "AWS_EC2_METADATA_SERVICE_ENDPOINT is no address of HTTP")
        }
        let seconds = value("metadata_service_timeout").flatMap(Double.init) ?? 1
        let attempts = value("metadata_service_num_attempts").flatMap(Int.init) ?? 1
        let service = MetadataService(
            endpoint: endpoint,
            transport: transport,
            limits: HTTPLimits(seconds: min(max(seconds, 0.1), 60), bytes: 64 << 10),
            attempts: min(max(attempts, 1), 10)
        )
        let answer: [UInt8]
        do throws(MetadataService.Refusal) {
            let token = try await service.token()
            guard let role = try await service.role(token) else { return .absent("the instance has no role") }
            answer = try await service.credentials(of: role, token)
        } catch {
            return .absent(error.reason)
        }
        return .found(try CredentialAnswer(answer, from: .instanceMetadata).credentials(from: .instanceMetadata))
    }
}
