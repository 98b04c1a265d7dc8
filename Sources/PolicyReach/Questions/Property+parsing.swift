internal import PolicyLanguage

/// A text names no property. The description says what to write.
public struct PropertyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to write.
    public let description: String
}

extension Property {
    /// The forms that names of properties have.
    public static let forms = [
        "root-requires-mfa", "root-requires-mfa-except:ACTION,…", "root-keys-denied",
        "root-keys-denied-except:ACTION,…", "root-denied", "root-denied-except:ACTION,…", "root-only-from:CIDR,…",
        "root-only-from:CIDR,…;except:ACTION,…",
        "assume-root-requires-mfa", "assume-root-requires-mfa-except:ACTION,…", "assume-root-denied",
        "assume-root-denied-except:ACTION,…", "assume-root-only-from:CIDR,…",
        "assume-root-only-from:CIDR,…;except:ACTION,…",
    ]

    /// The property of that name.
    ///
    /// - Throws: where there is none, or where an action or a range of addresses is none.
    public init(parsing text: String) throws(PropertyError) {
        let isSession = text.hasPrefix("assume-")
        let parts = (isSession ? text.dropFirst("assume-".count) : text[...])
            .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let hasExceptions = parts[0].hasSuffix(Self.exceptionsSuffix)
        let name = hasExceptions ? parts[0].dropLast(Self.exceptionsSuffix.count) : parts[0]
        let argument = parts.count == 2 ? parts[1] : nil
        let universe: Universe = isSession ? .assumeRoot : .root
        if name == "root-only-from", !hasExceptions, let argument {
            self = try Self.onlyFrom(argument, of: universe)
            return
        }
        let demand: Demand? =
            switch name {
            case "root-requires-mfa": .requiresMFA
            case "root-denied": .denied
            case "root-keys-denied" where !isSession: .keysDenied
            default: nil
            }
        guard let demand, hasExceptions == (argument != nil) else { throw Self.noProperty(text) }
        self.init(demand, except: try argument.map(Self.actions) ?? [], of: universe)
    }

    private static let exceptionsSuffix = "-except"

    private static func noProperty(_ text: String) -> PropertyError {
        PropertyError(
            description: "there is no property \"\(text)\"; there are " + forms.joined(separator: ", ")
        )
    }

    /// Ranges of addresses, and perhaps actions behind them.
    private static func onlyFrom(_ argument: Substring, of universe: Universe) throws(PropertyError) -> Property {
        let parts = argument.split(separator: ";", omittingEmptySubsequences: false)
        let ranges = parts[0].split(separator: ",").map(String.init)
        if ranges.isEmpty { throw noProperty("root-only-from:\(argument)") }
        if let wrong = ranges.first(where: { IPNetwork($0) == nil }) {
            throw PropertyError(
                description: "\"\(wrong)\" is no range of addresses; write it as 192.0.2.0/24 or 2001:db8::/32"
            )
        }
        if parts.count == 1 { return Property(.onlyFrom(ranges), of: universe) }
        guard parts.count == 2, parts[1].hasPrefix("except:") else { throw noProperty("root-only-from:\(argument)") }
        return Property(.onlyFrom(ranges), except: try actions(parts[1].dropFirst("except:".count)), of: universe)
    }

    private static func actions(_ list: Substring) throws(PropertyError) -> [String] {
        let actions = list.split(separator: ",").map(String.init)
        if actions.isEmpty { throw PropertyError(description: "no action is named behind \"except:\"") }
        if let wrong = actions.first(where: { !isAction($0) }) {
            throw PropertyError(description: "\"\(wrong)\" is no action; write it as iam:CreateUser or iam:*")
        }
        return actions
    }

    /// Whether a text can stand for actions.
    package static func isAction(_ text: String) -> Bool {
        text == "*" || text.contains(":") && !text.hasPrefix(":") && !text.hasSuffix(":")
    }
}
