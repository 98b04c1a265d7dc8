internal import CScan

extension UnsafeRawBufferPointer {
    /// Where a text first stands.
    func find(_ text: StaticString) -> Int? {
        let place = text.withUTF8Buffer { utf8 in
            cscan_find(baseAddress?.assumingMemoryBound(to: UInt8.self), count, utf8.baseAddress, utf8.count)
        }
        return place < 0 ? nil : place
    }
}
