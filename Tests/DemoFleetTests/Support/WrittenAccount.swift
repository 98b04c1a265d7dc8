import Foundation
import Testing

/// An account as its files tell.
struct WrittenAccount: Sendable {
    enum Place {
        case standalone
        case management
        case member
    }

    let id: String
    let place: Place
    let folder: FileTree
    /// The credential report, if it was had.
    let report: WrittenReport?
    /// The counters of the account summary, if it was had.
    let summary: [String: Int]?
    /// Serial numbers of virtual devices by the ARNs of their owners, if they were listed.
    let virtualDevices: [String: String]?
    /// Serial numbers of all of root's devices, where a session as root could list them.
    let rootsDevices: [String]?
    /// The codes of refusals by the calls that were refused.
    let refusals: [String: String]
    let refusalsAsRoot: [String: String]

    init(id: String, folder: FileTree, place: Place) throws {
        self.id = id
        self.folder = folder
        self.place = place
        report = try WrittenReport(account: folder)
        summary = try folder.json("get-account-summary.json").map { answer in
            try #require(answer["SummaryMap"] as? [String: Int])
        }
        virtualDevices = try folder.json("list-virtual-mfa-devices.json").map(Self.devicesByOwner)
        rootsDevices = try folder.folder("assume-root").json("list-mfa-devices.json").map { answer in
            try #require(answer["MFADevices"] as? [[String: String]]).compactMap { $0["SerialNumber"] }
        }
        refusals = try folder.errorCodes()
        refusalsAsRoot = try folder.folder("assume-root").errorCodes()
    }

    /// The serial number of root's virtual device; empty if it has none, nil if nobody knows.
    var rootsVirtualDevice: String? {
        virtualDevices.map { devices in devices.first { $0.key.hasSuffix(":root") }?.value ?? "" }
    }

    private static func devicesByOwner(_ answer: [String: Any]) throws -> [String: String] {
        var devices: [String: String] = [:]
        for device in try #require(answer["VirtualMFADevices"] as? [[String: Any]]) {
            let owner = try #require((device["User"] as? [String: Any])?["Arn"] as? String)
            try #require(devices[owner] == nil)
            devices[owner] = try #require(device["SerialNumber"] as? String)
        }
        return devices
    }
}
