internal import Organization

extension AnswerReader {
    /// The one answer of a call that has a single page.
    mutating func answer<Value: Sendable>(
        _ call: AWSCall,
        _ argument: String? = nil,
        in folder: Folder,
        _ parse: (JSONValue) throws(Unreadable) -> Value
    ) -> Known<Value> {
        guard let path = folder.pages(call, argument).first else {
            return .unknown(Gap(call, argument: argument, refusal(of: call, argument, in: folder) ?? .notCollected))
        }
        do throws(Unreadable) {
            return .known(try json(path, parse))
        } catch {
            return .unknown(Gap(call, argument: argument, .unreadable(error.reason)))
        }
    }

    /// The items of a call that answers in pages, all pages together.
    ///
    /// Items are kept when a page is missing, or a page or another item is unreadable; then the listing carries the gap.
    mutating func listing<Item: Sendable>(
        _ call: AWSCall,
        _ argument: String? = nil,
        in folder: Folder,
        _ items: StaticString,
        _ parse: (JSONValue) throws(Unreadable) -> Item?
    ) -> Listing<Item> {
        let paths = folder.pages(call, argument)
        var listing = Listing<Item>()
        let refusal = refusal(of: call, argument, in: folder)
        if paths.isEmpty { listing.note(Gap(call, argument: argument, refusal ?? .notCollected)) }
        if folder.lacksPage(call, argument) { listing.note(Gap(call, argument: argument, refusal ?? .incomplete)) }
        var goesOn = false
        for path in paths {
            do throws(Unreadable) {
                goesOn = try json(path) { root throws(Unreadable) in
                    guard let list = root[items], list.isArray else { throw Unreadable("has no list named \(items)") }
                    for item in list.map({ item in Result { () throws(Unreadable) in try parse(item) } }) {
                        switch item {
                        case .success(let item): if let item { listing.add(item, from: path) }
                        case .failure(let error): listing.note(Gap(call, argument: argument, .unreadable(error.reason)))
                        }
                    }
                    return root.goesOn
                }
            } catch {
                listing.note(Gap(call, argument: argument, .unreadable(error.reason)))
            }
        }
        if !paths.isEmpty, goesOn { listing.note(Gap(call, argument: argument, refusal ?? .incomplete)) }
        return listing
    }

    /// Why AWS refused the call, or refused a way to whoever was to be asked, where it did.
    mutating func refusal(of call: AWSCall, _ argument: String? = nil, in folder: Folder) -> Gap.Cause? {
        if let own = ownRefusal(of: call, argument, in: folder) { return own }
        // A member's address is asked of the organization, and not of the member.
        guard call != .getPrimaryEmail else { return nil }
        for way in [AWSCall.assumeRole, .assumeRoot] {
            if case .refused(let error) = ownRefusal(of: way, nil, in: folder) { return .noWayIn(way, error) }
        }
        return nil
    }

    private mutating func ownRefusal(of call: AWSCall, _ argument: String?, in folder: Folder) -> Gap.Cause? {
        guard let path = folder.error(call, argument) else { return nil }
        do throws(Unreadable) {
            return try json(path) { root throws(Unreadable) in
                guard let error = root["Error"], let code = error["Code"]?.string else {
                    throw Unreadable("is an .error.json without Error.Code")
                }
                return .refused(ServiceError(code: code, message: error["Message"]?.string ?? ""))
            }
        } catch {
            return .unreadable(error.reason)
        }
    }
}

extension JSONValue {
    /// Whether this is a page with more pages behind it. The services have three ways to say so.
    var goesOn: Bool {
        self["IsTruncated"]?.boolean == true || self["NextToken"]?.string != nil || self["Marker"]?.string != nil
    }
}

/// What a call that lists things answered, and what is missing of it.
struct Listing<Item: Sendable>: Sendable {
    private(set) var items: [Item] = []
    /// The paths of the files that the items stood in, item by item.
    private(set) var files: [String] = []
    /// Nil where the list is whole.
    private(set) var gap: Gap?

    mutating func add(_ item: Item, from file: String) {
        items.append(item)
        files.append(file)
    }

    /// Notes that something is missing; the first reason stays.
    mutating func note(_ gap: Gap) {
        if self.gap == nil { self.gap = gap }
    }

    /// The items, if the list is whole.
    var whole: Known<[Item]> {
        gap.map { .unknown($0) } ?? .known(items)
    }
}
