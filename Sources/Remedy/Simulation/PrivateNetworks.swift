internal import PolicyLanguage

/// Networks for private use: no request that comes over the internet has such an address.
///
/// Sources: RFC 1918, RFC 4193, RFC 6598
enum PrivateNetworks {
    static let all = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"].compactMap {
        IPNetwork($0)
    }

    static func contain(_ address: IPAddress) -> Bool { all.contains { $0.contains(address) } }

    static func contain(_ network: IPNetwork) -> Bool {
        all.contains { $0.width == network.width && $0.first <= network.first && network.last <= $0.last }
    }
}
