/// Answers about an account as a whole that are the same wherever they are given.
enum AccountSettings {
    /// What `get-account-password-policy` answers.
    static let passwordPolicy: JSON = [
        "PasswordPolicy": [
            "MinimumPasswordLength": 14,
            "RequireSymbols": true,
            "RequireNumbers": true,
            "RequireUppercaseCharacters": true,
            "RequireLowercaseCharacters": true,
            "AllowUsersToChangePassword": true,
            "ExpirePasswords": false,
            "PasswordReusePrevention": 24,
        ]
    ]

    /// What `get-alternate-contact` answers for the type `SECURITY`.
    static let securityContact: JSON = [
        "AlternateContact": [
            "Name": "Cloud Security",
            "Title": "On-call",
            "EmailAddress": "security@example.com",
            "PhoneNumber": "+1 202 555 0142",
            "AlternateContactType": "SECURITY",
        ]
    ]
}
