internal import Organization

/// What there is to read, found by looking at folders' names and not into files.
struct SnapshotLayout {
    /// Where an account's evidence lies.
    struct AccountPlace: Sendable {
        var path: String
        /// The account that the folder is named for.
        var account: AccountID?
        var organization: Int?
        var isStandalone = false
        var isBareFile = false
        var manifest = Manifest.absent
    }

    /// Where an organization's evidence lies.
    struct OrganizationPlace: Sendable {
        let folder: String
        let manifest: Manifest
    }

    private(set) var organizations: [OrganizationPlace] = []
    private(set) var accounts: [AccountPlace] = []
    private(set) var remarks: [Remark] = []
    /// Folders already entered, by their path without links, so that nothing is read twice and no ring is followed.
    private var entered: Set<String> = []

    static let organizationFolder = "organization"
    private static let accountsFolder = "accounts"
    private static let standaloneFolder = "standalone"

    /// Adds what lies at a path that the user named.
    ///
    /// - Throws: where it is neither a snapshot, nor a part of one, nor a file.
    mutating func add(_ path: String, _ reader: inout AnswerReader) throws(EvidenceError) {
        let path = SnapshotPath.trimmed(path)
        guard let real = SnapshotPath.real(path) else {
            throw EvidenceError(path, "\(systemMessage()); name a snapshot's folder or a credential report")
        }
        guard SnapshotPath.isFolder(path) else {
            return add(AccountPlace(path: path, isBareFile: true), real)
        }
        let folder: Folder
        do throws(Unreadable) {
            folder = try Folder(path)
        } catch {
            throw EvidenceError(path, error.reason)
        }
        let manifest = manifest(in: folder, &reader) ?? .absent
        if isOrganization(folder) { return addOrganization(folder, manifest) }
        let account = AccountID(SnapshotPath.name(of: path))
        if account != nil || AnswerReader.isAccountFolder(folder.names) {
            return add(AccountPlace(path: path, account: account, manifest: manifest), real)
        }
        guard addFleet(folder, manifest, &reader) else {
            throw EvidenceError(
                path,
                "holds no evidence: neither an organization's folder, nor an account's, nor a credential report is in it"
            )
        }
    }

    /// Adds every organization in a fleet's folder; false where there is none.
    private mutating func addFleet(_ fleet: Folder, _ manifest: Manifest, _ reader: inout AnswerReader) -> Bool {
        var found = false
        for name in fleet.names where name != Manifest.fileName && !name.hasPrefix(".") {
            let path = fleet.path(of: name)
            guard SnapshotPath.isFolder(path) else {
                passOver(path, "it is no folder")
                continue
            }
            do throws(Unreadable) {
                let folder = try Folder(path)
                if isOrganization(folder) {
                    addOrganization(folder, self.manifest(in: folder, &reader) ?? manifest)
                    found = true
                } else if let account = AccountID(name), let real = SnapshotPath.real(path) {
                    add(AccountPlace(path: path, account: account, manifest: manifest), real)
                    found = true
                } else {
                    passOver(path, "it holds neither organization/ nor accounts/")
                }
            } catch {
                remarks.append(Remark(kind: .unreadable, account: nil, sentence: "\(path) \(error.reason)."))
                found = true
            }
        }
        return found
    }

    private func isOrganization(_ folder: Folder) -> Bool {
        folder.names.contains(Self.organizationFolder) || folder.names.contains(Self.accountsFolder)
    }

    private mutating func addOrganization(_ folder: Folder, _ manifest: Manifest) {
        guard let real = SnapshotPath.real(folder.path), entered.insert(real).inserted else {
            return passOver(folder.path, "it was read already under another name")
        }
        var place = AccountPlace(path: "", manifest: manifest)
        if folder.names.contains(Self.organizationFolder) {
            place.organization = organizations.count
            organizations.append(OrganizationPlace(folder: folder.path, manifest: manifest))
        } else {
            place.isStandalone = SnapshotPath.name(of: folder.path) == Self.standaloneFolder
        }
        guard folder.names.contains(Self.accountsFolder) else { return }
        let path = folder.path(of: Self.accountsFolder)
        do throws(Unreadable) {
            addAccounts(in: try Folder(path), real: SnapshotPath.real(path) ?? path, like: place)
        } catch {
            remarks.append(Remark(kind: .unreadable, account: nil, sentence: "\(path) \(error.reason)."))
        }
    }

    private mutating func addAccounts(in folder: Folder, real: String, like template: AccountPlace) {
        for name in folder.names {
            let path = folder.path(of: name)
            guard let account = AccountID(name) else {
                passOver(path, "it is not named for an account's twelve digits")
                continue
            }
            var place = template
            place.path = path
            place.account = account
            // A link that leads nowhere or to itself still names an account; reading its folder will say what is wrong.
            let isLink = folder.links.contains(name)
            add(place, isLink ? SnapshotPath.real(path) ?? path : real + "/" + name)
        }
    }

    private mutating func add(_ place: AccountPlace, _ real: String) {
        guard entered.insert(real).inserted else {
            return passOver(place.path, "it was read already under another name")
        }
        accounts.append(place)
    }

    private mutating func passOver(_ path: String, _ reason: String) {
        remarks.append(Remark(kind: .passedOver, account: nil, sentence: "\(path) was passed over: \(reason)."))
    }

    private mutating func manifest(in folder: Folder, _ reader: inout AnswerReader) -> Manifest? {
        guard folder.names.contains(Manifest.fileName) else { return nil }
        let path = folder.path(of: Manifest.fileName)
        do throws(Unreadable) {
            return try reader.json(path) { root throws(Unreadable) in try Manifest(root) }
        } catch {
            remarks.append(Remark(kind: .unreadable, account: nil, sentence: "\(path) \(error.reason)."))
            return nil
        }
    }
}
