/// A form that a guard is written in.
public enum GuardFormat: String, Hashable, Sendable, CaseIterable {
    /// The policy itself.
    case json
    /// A resource of Terraform's AWS provider.
    case terraform
    /// A template of CloudFormation, in YAML.
    case cloudFormation = "cloudformation"
}

extension BuiltGuard {
    /// The guard in a form, under a name.
    ///
    /// Sources: <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy>,
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-policy.html>
    public func written(as format: GuardFormat, name: GuardName) -> String {
        switch format {
        case .json: legible + "\n"
        case .terraform: terraform(name)
        case .cloudFormation: cloudFormation(name)
        }
    }

    /// What it is for, in one line.
    private var purpose: String {
        let denials = demand.denials.map { denial in
            switch denial {
            case .everything: "root users do nothing"
            case .withoutMFA: "root users do nothing without MFA"
            case .fromElsewhere: "root users act from named networks only"
            }
        }
        let hasExceptions = !demand.exceptions.isEmpty || demand.allowsMFAEnrolment
        return denials.joined(separator: ", ") + (hasExceptions ? ", a few actions aside" : "") + "; proved by Taproot"
    }

    private func terraform(_ name: GuardName) -> String {
        """
        resource "aws_organizations_policy" "\(name.label)" {
          name        = "\(name.text)"
          description = "\(purpose)"
          type        = "SERVICE_CONTROL_POLICY"
          content = jsonencode(\(text.laidOut(indent: "  ")))
        }

        # Attach it where it is to bind:
        #
        # resource "aws_organizations_policy_attachment" "\(name.label)" {
        #   policy_id = aws_organizations_policy.\(name.label).id
        #   target_id = "ou-a1b2-c3d4e5f6"
        # }

        """
    }

    private func cloudFormation(_ name: GuardName) -> String {
        """
        AWSTemplateFormatVersion: "2010-09-09"
        Description: "\(purpose)"
        Resources:
          RootGuard:
            Type: AWS::Organizations::Policy
            Properties:
              Name: "\(name.text)"
              Description: "\(purpose)"
              Type: SERVICE_CONTROL_POLICY
              # Attach it where it is to bind:
              # TargetIds:
              #   - ou-a1b2-c3d4e5f6
              Content:
                \(text.laidOut(indent: "        "))

        """
    }
}
