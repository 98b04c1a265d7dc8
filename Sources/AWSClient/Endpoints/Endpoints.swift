/// The endpoints of all services: AWS's own, or those that the environment names.
///
/// FIPS and dual-stack endpoints are not chosen; name them with `AWS_ENDPOINT_URL_<SERVICE>` where they are wanted.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>
public struct Endpoints: Sendable {
    private let environment: [String: String]

    /// The endpoints of an environment.
    ///
    /// - Parameter environment: The environment's variables; `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_<SERVICE>` and
    ///   `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` are looked at.
    public init(environment: [String: String] = [:]) {
        self.environment = environment
    }

    /// Where a service is.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - region: The Region that is asked.
    /// - Returns: The endpoint.
    /// - Throws: ``AWSError/noEndpoint(_:)`` where the Region's name or the environment's URL is none.
    public func endpoint(of service: Service, in region: String) throws(AWSError) -> Endpoint {
        guard isName(region) else { throw .noEndpoint("\(region) is no name of a Region, such as eu-central-1.") }
        let usual = usualEndpoint(of: service, in: region)
        guard let (variable, url) = customURL(of: service) else { return usual }
        guard let custom = Endpoint(url: url, region: usual.region) else {
            throw .noEndpoint("\(variable) must hold a URL such as https://example.com:8443.")
        }
        return custom
    }

    private func customURL(of service: Service) -> (String, String)? {
        guard environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() != "true" else { return nil }
        for variable in ["AWS_ENDPOINT_URL_\(service.variable)", "AWS_ENDPOINT_URL"] {
            if let url = environment[variable], !url.isEmpty { return (variable, url) }
        }
        return nil
    }

    /// IAM, AWS Organizations and Account Management are one for a whole partition; the rest is in every Region.
    ///
    /// Source: <https://docs.aws.amazon.com/general/latest/gr/rande.html>
    private func usualEndpoint(of service: Service, in region: String) -> Endpoint {
        let partition = Partition(region: region)
        switch service {
        case .iam: return Endpoint(partition.iam.host, region: partition.iam.region)
        case .organizations, .account:
            return Endpoint("\(service.host).\(partition.region).\(partition.suffix)", region: partition.region)
        default: return Endpoint("\(service.host).\(region).\(partition.suffix)", region: region)
        }
    }

    /// Nothing but lower-case letters, digits and hyphens can get into a host name.
    private func isName(_ region: String) -> Bool {
        !region.isEmpty && region.utf8.count <= 63
            && region.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
