internal import Organization

/// The policy that a plan attaches: every request of root users is denied but those of centralized root sessions.
enum PlanGuard {
    static let id = PolicyID.proposed
    static let name = "DenyRootUsers"
    static let text =
        #"{"Version":"2012-10-17","Statement":[{"Sid":"DenyRootUsers","Effect":"Deny","Action":"*","Resource":"*","#
        + #""Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"Null":{"aws:AssumedRoot":"true"}}}]}"#
}
