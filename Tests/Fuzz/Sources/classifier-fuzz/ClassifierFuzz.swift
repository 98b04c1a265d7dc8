import Trail

/// libFuzzer's own entry.
///
/// Source: <https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library>
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ fuzz: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The package manager calls a program's start by this name.
@_cdecl("classifier_fuzz_main")
func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, fuzz)
}

/// Throws bytes at the classifier. Nothing may stop it but a refusal; what it says of an event must hold together.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var classifier = LineClassifier()
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let event = try? classifier.event(bytes, file: "fuzz") else { return 0 }
    // Opening a session on a member is a use where the root user of the management account does it.
    let unused: [ActivityClass] = [.notRoot, .serviceEvent, .assumedRootCall, .signInFailed]
    precondition(!event.isUse || !unused.contains(event.activity))
    precondition(!event.isAssumedRoot || !event.isUse)
    precondition(event.activity != .notRoot || !event.isRootActor)
    precondition(!event.needsRoot || event.activity != .serviceEvent)
    return 0
}
