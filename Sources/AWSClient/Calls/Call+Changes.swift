/// The calls that change something. Those of IAM are made in root sessions, where no user's name is given.
extension Call {
    /// Deletes an access key of the user whose credentials are used.
    ///
    /// - Parameter key: The access key's id.
    /// - Returns: The call.
    public static func deleteAccessKey(_ key: String) -> Call {
        Call(.deleteAccessKey, ["AccessKeyId": .string(key)])
    }

    /// Deletes a signing certificate of the user whose credentials are used.
    ///
    /// - Parameter certificate: The certificate's id.
    /// - Returns: The call.
    public static func deleteSigningCertificate(_ certificate: String) -> Call {
        Call(.deleteSigningCertificate, ["CertificateId": .string(certificate)])
    }

    /// Deletes the password of the root user in whose session it is called.
    ///
    /// - Returns: The call.
    public static func deleteLoginProfile() -> Call {
        Call(.deleteLoginProfile)
    }

    /// Takes an MFA device from the root user in whose session it is called.
    ///
    /// - Parameter device: The device's serial number.
    /// - Returns: The call.
    public static func deactivateMFADevice(_ device: String) -> Call {
        Call(.deactivateMFADevice, ["SerialNumber": .string(device)])
    }

    /// Makes a policy of the organization, attached to nothing yet.
    ///
    /// - Parameters:
    ///   - name: Its name, of which there is one in an organization.
    ///   - description: What it is for.
    ///   - type: `SERVICE_CONTROL_POLICY`, …
    ///   - content: Its text.
    /// - Returns: The call.
    public static func createPolicy(name: String, description: String, type: String, content: String) -> Call {
        Call(
            .createPolicy,
            [
                "Name": .string(name), "Description": .string(description), "Type": .string(type),
                "Content": .string(content),
            ]
        )
    }

    /// Attaches a policy to the root, an organizational unit or an account.
    ///
    /// - Parameters:
    ///   - policy: The policy's id.
    ///   - target: The id of the root, the unit or the account.
    /// - Returns: The call.
    public static func attachPolicy(_ policy: String, to target: String) -> Call {
        Call(.attachPolicy, ["PolicyId": .string(policy), "TargetId": .string(target)])
    }
}
