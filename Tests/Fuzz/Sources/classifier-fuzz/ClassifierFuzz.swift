import Glibc
import Synchronization
import Trail

/// Throws bytes at the classifier, as a line and as a file. Nothing may stop it but a refusal; what it says of an event must
/// hold together.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var classifier = LineClassifier()
    if let event = try? classifier.event(bytes, file: "fuzz") { check(event) }
    return 0
}

private func check(_ event: ActivityEvent) {
    precondition(
        !event.isUse
            || ![.notRoot, .serviceEvent, .assumeRoot, .assumedRootCall, .signInFailed].contains(event.activity)
    )
    precondition(!event.isAssumedRoot || !event.isUse)
    precondition(event.activity != .notRoot || !event.isRootActor)
    precondition(!event.needsRoot || event.activity != .serviceEvent)
}
