extension Operation {
    /// `GetPrimaryEmail` of AWS Account Management.
    ///
    /// Source: <https://docs.aws.amazon.com/accounts/latest/reference/API_GetPrimaryEmail.html>
    public static let getPrimaryEmail = Operation(
        .account,
        "GetPrimaryEmail",
        verb: "get-primary-email",
        output: [
            "PrimaryEmail": .string
        ]
    )

    /// `GetContactInformation` of AWS Account Management.
    ///
    /// Source: <https://docs.aws.amazon.com/accounts/latest/reference/API_GetContactInformation.html>
    public static let getContactInformation = Operation(
        .account,
        "GetContactInformation",
        verb: "get-contact-information",
        output: [
            "ContactInformation": .contactInformation
        ]
    )

    /// `GetAlternateContact` of AWS Account Management.
    ///
    /// Source: <https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html>
    public static let getAlternateContact = Operation(
        .account,
        "GetAlternateContact",
        verb: "get-alternate-contact",
        output: [
            "AlternateContact": [
                "Name": .string, "Title": .string, "EmailAddress": .string, "PhoneNumber": .string,
                "AlternateContactType": .string,
            ]
        ]
    )

    /// `ListRegions` of AWS Account Management.
    ///
    /// Source: <https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html>
    public static let listRegions = Operation(
        .account,
        "ListRegions",
        verb: "list-regions",
        output: [
            "NextToken": .string, "Regions": .list(["RegionName": .string, "RegionOptStatus": .string]),
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Regions"])
    )
}

extension Shape {
    fileprivate static let contactInformation: Shape = [
        "FullName": .string, "AddressLine1": .string, "AddressLine2": .string, "AddressLine3": .string,
        "City": .string, "StateOrRegion": .string, "DistrictOrCounty": .string, "PostalCode": .string,
        "CountryCode": .string, "PhoneNumber": .string, "CompanyName": .string, "WebsiteUrl": .string,
    ]
}
