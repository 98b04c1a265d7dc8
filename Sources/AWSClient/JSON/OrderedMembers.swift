/// Members by name: a name that comes again keeps its place.
struct OrderedMembers {
    private(set) var members: [JSON.Member] = []
    private var places: [String: Int] = [:]

    /// Sets a member; one of that name takes the new value.
    mutating func set(_ name: String, _ value: JSON) {
        if let place = places[name] {
            members[place].value = value
        } else {
            places[name] = members.count
            members.append(JSON.Member(name, value))
        }
    }

    /// Adds to a list.
    mutating func append(_ elements: [JSON], to name: String) {
        guard let place = places[name], case .array(var list) = members[place].value else {
            return set(name, .array(elements))
        }
        members[place].value = .null
        list += elements
        members[place].value = .array(list)
    }
}
