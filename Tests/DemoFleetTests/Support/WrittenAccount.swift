import Foundation
import Testing

/// An account's folder, as its files tell.
struct WrittenAccount {
    enum Place {
        case standalone
        case management
        case member
    }

    let folder: URL
    let place: Place
    /// The credential report, if it was had.
    let report: WrittenReport?
    /// The counters of the account summary, if it was had.
    let summary: [String: Int]?
    /// Serial numbers of virtual devices by the ARNs of their owners, if they were listed.
    let virtualDevices: [String: String]?
    /// Serial numbers of all of root's devices, where a session as root could list them.
    let rootsDevices: [String]?

    init(folder: URL, place: Place) throws {
        self.folder = folder
        self.place = place
        report = try WrittenReport(account: folder)
        summary = try jsonIfThere(folder.appending(path: "get-account-summary.json"))
            .map { try #require($0["SummaryMap"] as? [String: Int]) }
        virtualDevices = try jsonIfThere(folder.appending(path: "list-virtual-mfa-devices.json"))
            .map { try Self.devicesByOwner($0) }
        rootsDevices = try jsonIfThere(folder.appending(path: "assume-root/list-mfa-devices.json"))
            .map { try #require($0["MFADevices"] as? [[String: String]]).compactMap { $0["SerialNumber"] } }
    }

    var id: String { folder.lastPathComponent }

    /// The serial number of root's virtual device; empty if it has none, nil if nobody knows.
    var rootsVirtualDevice: String? {
        virtualDevices.map { $0.first { $0.key.hasSuffix(":root") }?.value ?? "" }
    }

    func has(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: file).path)
    }

    /// The code of the error that stands in a file's place.
    func errorCode(_ call: String) -> String? {
        let answer = try? json(folder.appending(path: "\(call).error.json"))
        return (answer?["Error"] as? [String: String])?["Code"]
    }

    private static func devicesByOwner(_ answer: [String: Any]) throws -> [String: String] {
        var devices: [String: String] = [:]
        for device in try #require(answer["VirtualMFADevices"] as? [[String: Any]]) {
            let owner = try #require((device["User"] as? [String: Any])?["Arn"] as? String)
            #expect(devices[owner] == nil)
            devices[owner] = try #require(device["SerialNumber"] as? String)
        }
        return devices
    }
}
