import FoundationEssentials
import TestSupport
import Testing

@testable import AWSClient

/// Numbers from <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html> and botocore's
/// `retries/standard.py`.
@Suite struct `What a call has been through` {
    private let error = AWSError.transport(.timedOut)

    private func pauses(_ kind: Fault.Kind, asked: Double? = nil, chance: Double = 1, attempts: Int = 8) -> [Double] {
        var state = RetryState(RetryPolicy(attempts: attempts))
        var budget = RetryBudget()
        var pauses: [Double] = []
        while case .wait(let seconds) = state.step(
            after: Fault(kind: kind, error: error, pause: asked),
            chance: chance,
            budget: &budget
        ) {
            pauses.append(seconds)
        }
        return pauses
    }

    @Test func `doubles the pauses, from a second on where AWS is asked too often`() {
        #expect(pauses(.throttled) == [1, 2, 4, 8, 16, 20, 20])
        #expect(pauses(.throttled, chance: 0.5) == [0.5, 1, 2, 4, 8, 10, 10])
        #expect(pauses(.throttled, attempts: 1) == [])
    }

    @Test func `doubles the pauses, from a twentieth of a second on where something else went wrong`() {
        let expected = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2]
        #expect(zip(pauses(.transient), expected).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(pauses(.transient).count == expected.count)
    }

    @Test func `heeds what AWS asks for, but not for more than five seconds over its own pause`() {
        #expect(pauses(.throttled, asked: 3, attempts: 4) == [3, 3, 4])
        #expect(pauses(.throttled, asked: 1000, attempts: 4) == [6, 7, 9])
        #expect(pauses(.throttled, asked: 1000, chance: 0, attempts: 4) == [5, 5, 5])
    }

    @Test(arguments: [Fault.Kind.transient, .malformed, .permanent])
    func `that changes something is not sent again where AWS may have done it`(kind: Fault.Kind) {
        var state = RetryState(RetryPolicy(), changes: true)
        var budget = RetryBudget()
        let step = state.step(after: Fault(kind: kind, error: error), chance: 1, budget: &budget)
        #expect(step == .giveUp(.outcomeUnknown(error)))
    }

    @Test func `that changes something is sent again where AWS did not look at it, and not where AWS refused`() {
        var state = RetryState(RetryPolicy(), changes: true)
        var budget = RetryBudget()
        let refused = AWSError.refused(Refusal(code: "AccessDenied", message: "", status: 403))
        let throttled = Fault(kind: .throttled, error: refused)
        #expect(state.step(after: throttled, chance: 1, budget: &budget) == .wait(seconds: 1))
        let denied = Fault(kind: .permanent, error: refused)
        #expect(state.step(after: denied, chance: 1, budget: &budget) == .giveUp(refused))
    }

    @Test func `ends after three answers that are none`() {
        #expect(pauses(.malformed).count == 2)
    }

    @Test func `ends at once where it would go wrong again`() {
        var state = RetryState(RetryPolicy())
        var budget = RetryBudget()
        #expect(state.step(after: Fault(kind: .permanent, error: error), chance: 1, budget: &budget) == .giveUp(error))
        #expect(budget.tokens == RetryBudget.full)
    }

    @Test func `sets the clock once`() {
        var state = RetryState(RetryPolicy())
        var budget = RetryBudget()
        let date = Date(timeIntervalSince1970: 1)
        let fault = Fault(kind: .clock(date), error: error)
        #expect(state.step(after: fault, chance: 1, budget: &budget) == .setClock(date))
        #expect(state.step(after: fault, chance: 1, budget: &budget) == .giveUp(error))
    }

    @Test func `takes other credentials once`() {
        var state = RetryState(RetryPolicy())
        var budget = RetryBudget()
        let refusal = Refusal(code: "ExpiredToken", message: "", status: 403)
        let fault = Fault(kind: .credentials, error: .refused(refusal))
        let step = state.step(after: fault, chance: 1, budget: &budget)
        #expect(step == .renewCredentials(.credentialsRefused(refusal)))
        #expect(state.step(after: fault, chance: 1, budget: &budget) == .giveUp(.credentialsRefused(refusal)))
    }

    @Test func `shares its attempts with all other calls`() {
        var budget = RetryBudget()
        var attempts = 0
        for _ in 0..<100 {
            var state = RetryState(RetryPolicy(attempts: 3))
            let fault = Fault(kind: .transient, error: error)
            while case .wait = state.step(after: fault, chance: 1, budget: &budget) { attempts += 1 }
        }
        #expect(attempts == RetryBudget.full / 14)
        RetryState(RetryPolicy()).succeeded(budget: &budget)
        #expect(budget.tokens == RetryBudget.full % 14 + 1)
    }

    @Test func `gives back what the last attempt cost where it went right`() {
        var budget = RetryBudget()
        var state = RetryState(RetryPolicy())
        _ = state.step(after: Fault(kind: .throttled, error: error), chance: 1, budget: &budget)
        #expect(budget.tokens == RetryBudget.full - 5)
        state.succeeded(budget: &budget)
        #expect(budget.tokens == RetryBudget.full)
    }

    @Test func `takes the number of attempts from the environment`() {
        #expect(RetryPolicy(environment: ["AWS_MAX_ATTEMPTS": "3"]).attempts == 3)
        #expect(RetryPolicy(environment: ["AWS_MAX_ATTEMPTS": "0"]).attempts == RetryPolicy().attempts)
    }
}
