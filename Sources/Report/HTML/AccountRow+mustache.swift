internal import Mustache

// Mustache finds the parts of a value by reflection. There are thousands of accounts with dozens of parts each, so these
// name their parts themselves, which takes a quarter of the time.

extension AccountRow: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "name": self.name
        case "organization": organization
        case "membership": membership
        case "marks": marks
        case "story": story
        case "findings": findings
        case "missing": missing
        case "width": width
        default: nil
        }
    }
}

extension StatusMark: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "status": status
        case "word": word
        case "isAccepted": isAccepted
        default: nil
        }
    }
}

extension Finding: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "control": control
        case "mark": mark
        case "reason": reason
        case "sentence": sentence
        case "level": level
        case "tried": tried
        case "isContradicted": isContradicted
        case "accepted": accepted
        case "sources": sources
        default: nil
        }
    }
}

extension Finding.TriedGuard: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "property": property
        case "result": result
        default: nil
        }
    }
}

extension Finding.Source: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "file": file
        case "asOf": asOf
        case "fields": fields
        default: nil
        }
    }
}

extension Finding.Field: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "field": field
        case "value": value
        default: nil
        }
    }
}

extension MissingPiece: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "words": words
        case "settledBy": settledBy
        case "controls": controls
        default: nil
        }
    }
}
