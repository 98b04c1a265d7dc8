import Testing

@testable import DemoFleet

@Suite struct `The figures of the 2021 study` {
    @Test func `are those that it published`() {
        #expect(Study2021Figures.accounts == 1_143)
        #expect(Study2021Figures.used == 35)
        #expect(Study2021Figures.activeKeys == 49)
        #expect(Study2021Figures.withoutMFA == 737)
        #expect(Study2021Figures.standaloneWithoutMFA == 111)
        #expect(Study2021Figures.withoutHardwareMFA == 868)
        #expect(Study2021Figures.standaloneWithVirtualMFA == 94)
    }
}
