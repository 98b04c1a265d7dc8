/// Input cannot be read as what it claims to be.
struct InputError: Error, CustomStringConvertible {
    /// File, line, and what is wrong.
    let description: String
}
