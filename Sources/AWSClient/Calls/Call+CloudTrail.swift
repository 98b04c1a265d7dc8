public import FoundationEssentials

extension Call {
    /// The trails that log the account's events in this Region.
    ///
    /// - Parameter shadows: Whether trails of other Regions, or of the organization, are to be among them; nil for AWS's
    ///   own default, yes.
    /// - Returns: The call.
    public static func describeTrails(shadows: Bool? = nil) -> Call {
        Call(.describeTrails, ["includeShadowTrails": shadows.map(JSON.boolean)])
    }

    /// Whether a trail is logging.
    ///
    /// - Parameter name: The trail's name or, where it belongs to another Region or account, its ARN.
    /// - Returns: The call.
    public static func getTrailStatus(name: String) -> Call {
        Call(.getTrailStatus, ["Name": .string(name)])
    }

    /// Which events a trail logs.
    ///
    /// - Parameter name: The trail's name or, where it belongs to another Region or account, its ARN.
    /// - Returns: The call.
    public static func getEventSelectors(name: String) -> Call {
        Call(.getEventSelectors, ["TrailName": .string(name)])
    }

    /// The keys that digest files of a time were signed with.
    ///
    /// - Parameters:
    ///   - start: The first moment; the time is sent in whole seconds.
    ///   - end: The last moment.
    /// - Returns: The call.
    public static func listPublicKeys(start: Date? = nil, end: Date? = nil) -> Call {
        Call(
            .listPublicKeys,
            [
                "StartTime": start.map { .integer(Int64($0.timeIntervalSince1970)) },
                "EndTime": end.map { .integer(Int64($0.timeIntervalSince1970)) },
            ]
        )
    }
}
