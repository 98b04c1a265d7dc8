/// The endpoints of all services: AWS's own, or those that the environment names.
///
/// Dual-stack endpoints are not chosen; name them with `AWS_ENDPOINT_URL_<SERVICE>` where they are wanted.
///
/// Sources: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>,
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html>
public struct Endpoints: Sendable {
    private let environment: [String: String]

    /// The endpoints of an environment.
    ///
    /// - Parameter environment: The environment's variables; `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_<SERVICE>`,
    ///   `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` and `AWS_USE_FIPS_ENDPOINT` are looked at.
    public init(environment: [String: String] = [:]) {
        self.environment = environment
    }

    /// Where a service is.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - region: The Region that is asked.
    /// - Returns: The endpoint.
    /// - Throws: ``AWSError/noEndpoint(_:)`` where the Region's name or the environment's URL is none, or the environment
    ///   wants FIPS endpoints where there are none.
    public func endpoint(of service: Service, in region: String) throws(AWSError) -> Endpoint {
        guard isName(region) else { throw .noEndpoint("\(region) is no name of a Region, such as eu-central-1.") }
        let usual = usualEndpoint(of: service, in: region)
        guard let (variable, url) = customURL(of: service) else {
            return usesFIPS ? try fipsEndpoint(of: service, in: region, insteadOf: usual) : usual
        }
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

    private var usesFIPS: Bool { environment["AWS_USE_FIPS_ENDPOINT"]?.lowercased() == "true" }

    /// In GovCloud most usual endpoints are FIPS endpoints. In other partitions than these two AWS lists none.
    ///
    /// Source: <https://aws.amazon.com/compliance/fips/>
    private func fipsEndpoint(
        of service: Service,
        in region: String,
        insteadOf usual: Endpoint
    ) throws(AWSError) -> Endpoint {
        let isMarked: Bool
        switch Partition(region: region).name {
        case "aws": isMarked = true
        case "aws-us-gov": isMarked = service == .account || service == .s3
        default:
            throw .noEndpoint(
                "AWS_USE_FIPS_ENDPOINT is set, and no FIPS endpoints are known in \(region). Unset it, or name the endpoint "
                    + "of each service with AWS_ENDPOINT_URL_<SERVICE>."
            )
        }
        guard isMarked, usual.host.hasPrefix(service.host) else { return usual }
        return Endpoint("\(service.host)-fips\(usual.host.dropFirst(service.host.count))", region: usual.region)
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
