/// What is known of condition keys, by their names in lower case.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
package enum ConditionKey {
    private static let multivalued: Set<String> = [
        "aws:calledvia", "aws:principalorgpaths", "aws:principalservicenameslist", "aws:resourceorgpaths",
        "aws:sourceorgpaths", "aws:tagkeys", "aws:vpceorgpaths", "dynamodb:attributes", "dynamodb:leadingkeys",
        "s3:requestobjecttagkeys", "ec2:attributevalues", "sns:subscribedtopics", "ses:recipients",
        "cloudformation:resourcetypes", "cloudformation:changesetresourcetypes", "kms:encryptioncontextkeys",
        "kms:grantoperations", "secretsmanager:versionstages", "route53:changeresourcerecordsetsactions",
        "route53:changeresourcerecordsetsnormalizedrecordnames", "route53:changeresourcerecordsetsrecordtypes",
    ]

    /// Whether a key holds a list, whatever is in it.
    package static func isMultivalued(_ key: String) -> Bool {
        multivalued.contains(key)
    }

    /// Whether a key is one of AWS's own that hold one value.
    package static func isSingleValued(_ key: String) -> Bool {
        key.hasPrefix("aws:") && !isMultivalued(key)
    }
}
