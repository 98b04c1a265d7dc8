/// A JSON value that keeps the order of its members: what AWS answers, and what the AWS CLI prints of it.
public enum JSON: Hashable, Sendable {
    /// Nothing.
    case null
    /// Yes or no.
    case boolean(Bool)
    /// A number without a fraction.
    case integer(Int64)
    /// A number with one.
    case real(Double)
    /// A text.
    case string(String)
    /// Values in their order.
    case array([JSON])
    /// Names and values in their order.
    case object([Member])

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: JSON

        /// A member of this name and value.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - value: The value.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }
}

extension JSON {
    /// The member of that name; nil where this is no object or has no such member.
    ///
    /// Where a name stands twice, the last one counts, as it does for the AWS CLI.
    ///
    /// - Parameter name: The member's name.
    public subscript(_ name: String) -> JSON? {
        members?.last { $0.name == name }?.value
    }

    /// The members of an object; nil where this is none.
    public var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The elements of an array; nil where this is none.
    public var array: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The text of a string; nil where this is none.
    public var string: String? {
        guard case .string(let string) = self else { return nil }
        return string
    }

    /// The number without a fraction; nil where this is none.
    public var integer: Int64? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    /// Yes or no; nil where this is neither.
    public var boolean: Bool? {
        guard case .boolean(let boolean) = self else { return nil }
        return boolean
    }

    /// The strings of an array; nil where this is no array, or where something in it is no string.
    public var strings: [String]? {
        guard let array else { return nil }
        let strings = array.compactMap(\.string)
        return strings.count == array.count ? strings : nil
    }
}
